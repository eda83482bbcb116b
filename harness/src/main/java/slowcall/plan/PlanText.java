package slowcall.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A plan file's text, before anything is made of it. */
final class PlanText {
    static final int MOST_BYTES = 1 << 20;

    private PlanText() {}

    /**
     * Reads a file as UTF-8.
     *
     * @throws PlanException if there is none, or it is a directory, too large, or in another encoding
     */
    static String read(Path file) {
        String source = file.toString();
        if (Files.isDirectory(file)) {
            throw refuse(source, "is a directory; name a plan file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            requireSize(source, bytes.length);
            return decode(source, bytes);
        } catch (NoSuchFileException e) {
            throw refuse(source, "there is no such file; check the path");
        } catch (AccessDeniedException e) {
            throw refuse(source, "may not be read; check its permissions");
        } catch (IOException e) {
            throw refuse(source, "cannot be read: " + e.getMessage() + "; check the disk");
        }
    }

    /** {@code text} without the byte order mark that some editors put before it. */
    static String checked(String source, String text) {
        requireSize(source, text.length());
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The part of a path after its last separator and before its last dot. */
    static String baseName(String source) {
        String name = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String decode(String source, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String decoded = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) decoded.chars().filter(c -> c == '\n').count();
            int column = decoded.length() - decoded.lastIndexOf('\n');
            throw new PlanException(
                    new Position(source, line, column),
                    String.format("byte 0x%02x is not UTF-8; save the file as UTF-8", in.get(in.position())));
        }
        return decoded;
    }

    private static void requireSize(String source, int size) {
        if (size > MOST_BYTES) {
            throw refuse(source, "is larger than 1 MiB; a plan is a few pages at most");
        }
    }

    private static PlanException refuse(String source, String message) {
        return new PlanException(new Position(source, 0, 0), message);
    }
}
