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
import slowcall.integrations.message.Failpoint;

/**
 * What one process notes, in a file mapped into its memory: what has been noted is there when the process has been killed, because the
 * file's pages are the kernel's. It would not survive a crash of the machine, nor need it. Safe for use by many threads.
 */
public final class Stamps {
    /** How the names of such files end. */
    public static final String SUFFIX = ".stamps";

    /** The points whose times say how long a login has been where, as they are numbered in files. The others are for kills only. */
    private static final List<Failpoint> NOTED = List.of(
            Failpoint.AFTER_COMMIT,
            Failpoint.BEFORE_SEND,
            Failpoint.AFTER_SEND,
            Failpoint.AFTER_MARK,
            Failpoint.RECEIVED,
            Failpoint.BEFORE_EFFECT);

    /** Places in a row that a process may have taken, and not filled when it was killed: more than it can have threads that run. */
    private static final int MOST_UNFINISHED = 10_000;

    /** Nanoseconds, the point, and last the id and one, which says that the rest is there. */
    private static final int BYTES = 3 * Long.BYTES;

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Is told what was noted. */
    interface Reader {
        /**
         * A login had come to a point.
         *
         * @param nanos when, by the monotonic clock that all processes of a host share
         */
        void noted(long id, Failpoint point, long nanos);
    }

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
     * Notes that a login comes to a point now. Neither points that are for kills only are noted, nor logins with negative ids, those of
     * the warm-up.
     *
     * @throws IllegalStateException if there is no room: figures of which some are missing would mislead
     */
    public void note(long id, Failpoint point) {
        long number = NOTED.indexOf(point);
        if (id < 0 || number < 0) {
            return;
        }
        int slot = next.getAndIncrement();
        if (slot < 0 || slot >= capacity) {
            throw new IllegalStateException("more than " + capacity + " moments are to be noted");
        }
        int at = slot * BYTES;
        LONG.set(file, at, System.nanoTime());
        LONG.set(file, at + Long.BYTES, number);
        LONG.setRelease(file, at + 2 * Long.BYTES, id + 1);
    }

    /** What all processes of a site have noted, each in its order. */
    public static List<Stamp> readAll(Path folder) throws IOException {
        List<Stamp> stamps = new ArrayList<>();
        readAll(folder, (id, point, nanos) -> stamps.add(new Stamp(id, point, nanos)));
        return stamps;
    }

    /** The same, one after another. */
    static void readAll(Path folder, Reader reader) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                read(file, reader);
            }
        }
    }

    /** What a process has noted, whether it lives or not. */
    public static List<Stamp> read(Path file) throws IOException {
        List<Stamp> stamps = new ArrayList<>();
        read(file, (id, point, nanos) -> stamps.add(new Stamp(id, point, nanos)));
        return stamps;
    }

    /** Not read whole: its length is what there was room for, and a trial's heap may be smaller. */
    private static void read(Path file, Reader reader) throws IOException {
        ByteBuffer content;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.nativeOrder());
        }
        for (int empty = 0; content.remaining() >= BYTES && empty < MOST_UNFINISHED; ) {
            long nanos = content.getLong();
            int number = (int) content.getLong();
            long id = content.getLong() - 1;
            if (id >= 0) {
                reader.noted(id, NOTED.get(number), nanos);
                empty = 0;
            } else {
                empty++;
            }
        }
    }
}
