package slowcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import slowcall.plan.PlanException;
import slowcall.plan.Position;

/** A secret in a file: never on a command line, which everybody on a machine can read, and never in a log. */
final class TokenFile {
    private static final int BYTES = 32;
    private static final int MOST_BYTES = 1024;

    private TokenFile() {}

    /** Writes a new secret to a file that only its owner may read, unless there is one already. */
    static String readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            // Beside it first: a file with half a token is none, and would stay in the way.
            Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
            Files.deleteIfExists(temporary);
            create(temporary);
            Files.writeString(temporary, HexFormat.of().formatHex(secret) + "\n", StandardOpenOption.WRITE);
            Files.move(temporary, file);
        }
        return read(file);
    }

    private static void create(Path file) throws IOException {
        try {
            FileAttribute<?> ownersOnly =
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownersOnly);
        } catch (UnsupportedOperationException e) {
            Files.createFile(file);
        }
    }

    /**
     * The secret in a file.
     *
     * @throws PlanException if there is none
     */
    static String read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                throw new PlanException(Position.NONE, file + " is no file with a token");
            }
            String token = Files.readString(file).strip();
            if (!token.matches("[0-9a-f]{32,128}")) {
                throw new PlanException(
                        Position.NONE, file + " is no file with a token: it has 32 or more hexadecimal digits");
            }
            return token;
        } catch (IOException e) {
            throw new PlanException(Position.NONE, file + " cannot be read: " + e.getMessage());
        }
    }
}
