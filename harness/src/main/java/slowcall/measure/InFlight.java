package slowcall.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongSupplier;

/**
 * How many of something are under way, integrated over time: what Little's law calls L, without looking at any latency. Its clock is
 * read at every change of the count, and the count so far is weighted with the time that it held. Safe for use by many threads;
 * none of them ever waits.
 */
public final class InFlight {
    private static final long NOW = Long.MIN_VALUE;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(InFlight.class, "state", Look.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final LongSupplier clock;
    private volatile Look state;

    /**
     * How things stood.
     *
     * @param nanoTime when
     * @param count how many were under way
     * @param integral of the count over time since the beginning, in nanoseconds
     */
    public record Look(long nanoTime, long count, long integral) {

        private Look at(long now) {
            // Threads' readings of one clock may arrive in another order than they were made.
            long later = Math.max(nanoTime, now);
            return new Look(later, count, integral + count * (later - nanoTime));
        }

        /** Mean count between an earlier look and this one; not a number if no time lies between them. */
        public double meanSince(Look earlier) {
            return (integral - earlier.integral) / (double) (nanoTime - earlier.nanoTime);
        }
    }

    /** By a clock in nanoseconds, whose start does not matter. */
    InFlight(LongSupplier clock) {
        this.clock = clock;
        this.state = new Look(clock.getAsLong(), 0, 0);
    }

    /** One more is under way. */
    void begun() {
        change(1, NOW);
    }

    /** One has ended. */
    void ended() {
        change(-1, NOW);
    }

    /** One has ended at a time that may lie back: what it has been counted for since then is taken back. */
    void endedAt(long endNanos) {
        change(-1, endNanos);
    }

    private void change(int by, long effectiveNanos) {
        while (true) {
            Look before = state;
            Look now = before.at(clock.getAsLong());
            long since = effectiveNanos == NOW ? 0 : Math.max(0, now.nanoTime - effectiveNanos);
            if (STATE.compareAndSet(this, before, new Look(now.nanoTime, now.count + by, now.integral + by * since))) {
                return;
            }
        }
    }

    /** How things stand now. */
    public Look look() {
        return state.at(clock.getAsLong());
    }
}
