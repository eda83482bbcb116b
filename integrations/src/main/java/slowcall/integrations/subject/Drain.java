package slowcall.integrations.subject;

import java.time.Duration;
import java.util.function.LongSupplier;
import slowcall.jvm.ChildFailedException;

/** Waits until nothing is under way. One look is not enough: a message can be between two places that are both empty. */
final class Drain {
    private static final long APART_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long apartMillis;
    private final Duration patience;
    private final boolean lessIsProgress;
    private final LongSupplier nanos;

    /**
     * @param apartMillis between two looks
     * @param lessIsProgress whether patience begins anew each time that there is less than ever before
     * @param nanos the time
     */
    Drain(long apartMillis, Duration patience, boolean lessIsProgress, LongSupplier nanos) {
        this.apartMillis = apartMillis;
        this.patience = patience;
        this.lessIsProgress = lessIsProgress;
        this.nanos = nanos;
    }

    /** Gives up after a minute, whatever happens in it. */
    static Drain inAMinute() {
        return new Drain(APART_MILLIS, PATIENCE, false, System::nanoTime);
    }

    /** Gives up when a minute has passed in which it did not get less. */
    static Drain asLongAsItGetsLess() {
        return new Drain(APART_MILLIS, PATIENCE, true, System::nanoTime);
    }

    /** Whether two looks in a row found nothing, before patience ended. */
    boolean await(Backlog backlog) throws ChildFailedException, InterruptedException {
        long since = nanos.getAsLong();
        long least = Long.MAX_VALUE;
        boolean empty = false;
        while (true) {
            long now = backlog.now();
            if (empty && now == 0) {
                return true;
            }
            if (lessIsProgress && now < least) {
                since = nanos.getAsLong();
            }
            least = Math.min(least, now);
            if (nanos.getAsLong() - since > patience.toNanos()) {
                return false;
            }
            empty = now == 0;
            Thread.sleep(apartMillis);
        }
    }
}
