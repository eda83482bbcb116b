package slowcall.result;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that a process holds, alone or with others that hold it like that. The operating system lets go of it when the process ends,
 * however that happens: what counts is the lock, and not whether the file is there.
 */
public final class FileHold implements AutoCloseable {
    /** More than a note is. */
    private static final int MOST_NOTE_BYTES = 1024;

    /** A process's locks do not exclude each other, and it loses all of a file's with the first of its channels that is closed. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final FileChannel channel;

    private FileHold(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /**
     * Takes a file, which need not exist yet.
     *
     * @return empty if somebody else holds it
     */
    public static Optional<FileHold> alone(Path file) throws IOException {
        return take(file, false);
    }

    /**
     * Takes a file together with all who take it like this.
     *
     * @return empty if somebody holds it alone
     */
    public static Optional<FileHold> together(Path file) throws IOException {
        return take(file, true);
    }

    private static Optional<FileHold> take(Path file, boolean shared) throws IOException {
        Path key = file.toAbsolutePath().normalize();
        if (!OURS.add(key)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            FileChannel channel = open(file);
            try {
                taken = channel.tryLock(0, Long.MAX_VALUE, shared) != null;
            } catch (OverlappingFileLockException e) {
                // By another name for the same file: this process has it.
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            return taken ? Optional.of(new FileHold(key, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                OURS.remove(key);
            }
        }
    }

    /** Not through a link: whoever may write to a folder of everybody's could let it lead to somebody else's file. */
    private static FileChannel open(Path file) throws IOException {
        while (true) {
            try {
                return FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            } catch (NoSuchFileException e) {
                create(file);
            }
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was faster.
        }
    }

    /** Leaves a note, in place of the one that is there. */
    void write(String note) throws IOException {
        channel.truncate(0);
        ByteBuffer buffer = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
        long at = 0;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    /** This, with a note for those who do not get it; nobody has it if that cannot be written. */
    public FileHold noting(String note) throws IOException {
        boolean written = false;
        try {
            write(note);
            written = true;
            return this;
        } finally {
            if (!written) {
                close();
            }
        }
    }

    /** The note that is in it. */
    public String note() throws IOException {
        return note(channel);
    }

    private static String note(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(MOST_NOTE_BYTES);
        int read = channel.read(buffer, 0);
        return OneLine.of(new String(buffer.array(), 0, Math.max(0, read), StandardCharsets.UTF_8));
    }

    /** The note of whoever holds a file that this process does not; "" without one. */
    public static String noteIn(Path file) {
        if (OURS.contains(file.toAbsolutePath().normalize())) {
            // Closing what it was read with would let go of it.
            return "";
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return note(channel);
        } catch (IOException e) {
            return "";
        }
    }

    /** Lets go of it. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                channel.close();
            } finally {
                OURS.remove(key);
            }
        }
    }
}
