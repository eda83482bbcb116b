package slowcall.integrations.subject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import slowcall.integrations.message.Failpoint;
import slowcall.strategy.Milestones;

/** When a site's logins were committed and called for, by what all of its processes have noted. */
public final class Noted implements Milestones {
    private long[] committedNanos = {};
    private long[] callingNanos = {};

    private Noted() {}

    /** What is noted in a site's folder. */
    public static Noted in(Path folder) throws IOException {
        Noted noted = new Noted();
        Stamps.readAll(folder, noted::take);
        return noted;
    }

    private void take(long id, Failpoint point, long nanos) {
        switch (point) {
            case AFTER_COMMIT -> committedNanos = withFirst(committedNanos, id, nanos);
            case BEFORE_EFFECT -> callingNanos = withFirst(callingNanos, id, nanos);
            default -> {
                // Between the two, or behind.
            }
        }
    }

    /** A call that is made again has been made before. */
    private static long[] withFirst(long[] times, long id, long nanos) {
        int index = Math.toIntExact(id);
        long[] all = index < times.length ? times : Arrays.copyOf(times, Math.max(2 * times.length, index + 1));
        if (all[index] == 0 || nanos < all[index]) {
            all[index] = nanos;
        }
        return all;
    }

    @Override
    public long committedNanos(int id) {
        return id < committedNanos.length ? committedNanos[id] : 0;
    }

    @Override
    public long callingNanos(int id) {
        return id < callingNanos.length ? callingNanos[id] : 0;
    }
}
