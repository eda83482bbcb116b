package slowcall.result;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Files that are there whole or not at all. */
public final class AtomicFile {
    /** What the name of a file ends with that is being written. */
    static final String TEMPORARY = ".tmp";

    private AtomicFile() {}

    /** Writes a temporary file beside it, forces it to the disk, and renames it. A link in its place is not followed: a folder may be anybody's. */
    public static void write(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
        try {
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS)) {
                writeFully(channel, content);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(file.toAbsolutePath().getParent());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Gives a file that somebody else has written another name in the same file system, when its content is on the disk. */
    static void move(Path written, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(written, file);
        forceFolder(file.toAbsolutePath().getParent());
    }

    /** A file's name is in its folder, and on the disk when that is; not every system lets one say so. */
    private static void forceFolder(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Its time comes, unless the power goes before.
        }
    }

    /** Appends to a file, which need not exist yet, and forces it to the disk; what could not be written whole is taken back. */
    static void append(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            long before = channel.size();
            try {
                writeFully(channel, content);
            } catch (IOException e) {
                takeBack(channel, before, e);
                throw e;
            }
        }
    }

    /** What cannot be taken back either is no reason to hide why. */
    private static void takeBack(FileChannel channel, long size, IOException failure) {
        try {
            channel.truncate(size);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static void writeFully(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(true);
    }
}
