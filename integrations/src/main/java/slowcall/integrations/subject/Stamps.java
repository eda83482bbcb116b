package slowcall.integrations.subject;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What one process notes, in a file mapped into its memory: what has been noted is there when the process has been killed, because the
 * file's pages are the kernel's. It would not survive a crash of the machine, nor need it. Safe for use by many threads.
 */
public final class Stamps {
    /** How the names of such files end. */
    public static final String SUFFIX = ".stamps";

    /** Nanoseconds, the moment, and last the id and one, which says that the rest is there. */
    private static final int BYTES = 3 * Long.BYTES;

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer file;
    private final int capacity;
    private final AtomicInteger next = new AtomicInteger();

    private Stamps(ByteBuffer file, int capacity) {
        this.file = file;
        this.capacity = capacity;
    }

    /**
     * A new file.
     *
     * @param capacity the most that can be noted; what is not noted takes no room on the disk
     */
    public static Stamps create(Path file, int capacity) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) capacity * BYTES);
            return new Stamps(mapped, capacity);
        }
    }

    /**
     * Notes that something happens to a login now. Logins with negative ids, those of the warm-up, are not noted.
     *
     * @throws IllegalStateException if there is no room: figures of which some are missing would mislead
     */
    public void note(long id, Moment moment) {
        if (id < 0) {
            return;
        }
        int slot = next.getAndIncrement();
        if (slot < 0 || slot >= capacity) {
            throw new IllegalStateException("more than " + capacity + " moments are to be noted");
        }
        int at = slot * BYTES;
        LONG.set(file, at, System.nanoTime());
        LONG.set(file, at + Long.BYTES, moment.code());
        LONG.setRelease(file, at + 2 * Long.BYTES, id + 1);
    }

    /** What all processes of a site have noted, each in its order. */
    public static List<Stamp> readAll(Path folder) throws IOException {
        List<Stamp> stamps = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                stamps.addAll(read(file));
            }
        }
        return stamps;
    }

    /** What a process has noted, whether it lives or not. */
    public static List<Stamp> read(Path file) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
        List<Stamp> stamps = new ArrayList<>();
        while (content.remaining() >= BYTES) {
            long nanos = content.getLong();
            long moment = content.getLong();
            long id = content.getLong() - 1;
            if (id >= 0) {
                stamps.add(new Stamp(id, Moment.coded(moment), nanos));
            }
        }
        return stamps;
    }
}
