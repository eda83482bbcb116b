package slowcall.integrations.chapter.experiment;

import java.io.IOException;
import java.time.Duration;

/** Waits for what must come, and not for ever. */
final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 10;

    private Patience() {}

    /** Whether it has come. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Waits for it.
     *
     * @param what it is, for people
     * @throws IOException if it does not come within a minute
     */
    static void until(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("waited in vain until " + what);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
