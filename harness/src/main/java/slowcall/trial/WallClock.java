package slowcall.trial;

import java.time.Instant;

/**
 * One instant by both of this machine's clocks: the monotonic one, with which everything is timed, and the wall clock, by which machines
 * agree on when to start. Nothing is timed with the wall clock.
 *
 * @param nanoTime by {@link System#nanoTime}
 * @param epochNanos nanoseconds since 1970
 */
record WallClock(long nanoTime, long epochNanos) {
    private static final int READINGS = 9;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Now: of some readings the one that took least, for who is interrupted between the two clocks reads two instants. */
    static WallClock read() {
        WallClock best = new WallClock(0, 0);
        long least = Long.MAX_VALUE;
        for (int reading = 0; reading < READINGS; reading++) {
            long before = System.nanoTime();
            Instant now = Instant.now();
            long took = System.nanoTime() - before;
            if (took < least) {
                least = took;
                best = new WallClock(before + took / 2, nanos(now));
            }
        }
        return best;
    }

    /** What the monotonic clock says when the wall clock says this. */
    long nanosAt(Instant at) {
        return nanoTime + (nanos(at) - epochNanos);
    }

    /** By how much the wall clock has gone ahead of the monotonic one since then: a clock that was set, or is being slewed. */
    long aheadSince(WallClock earlier) {
        return (epochNanos - earlier.epochNanos) - (nanoTime - earlier.nanoTime);
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS_PER_SECOND), at.getNano());
    }
}
