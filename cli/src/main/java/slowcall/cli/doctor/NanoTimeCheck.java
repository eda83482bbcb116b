package slowcall.cli.doctor;

import java.util.Locale;
import java.util.function.LongSupplier;
import slowcall.result.SystemFiles;

/** A request's moments are readings of {@link System#nanoTime}. */
final class NanoTimeCheck implements Check {
    private static final int BATCHES = 20;
    private static final int READINGS = 2_000;
    private static final long COSTLY_NANOS = 200;
    private static final long COARSE_NANOS = 100_000;

    private final LongSupplier clock;

    NanoTimeCheck(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Finding run(SystemFiles files) {
        Reading reading = best();
        String value =
                String.format(Locale.ROOT, "%d ns to read, steps of %d ns", reading.costNanos(), reading.stepNanos());
        if (reading.stepNanos() > COARSE_NANOS) {
            return Finding.warn(value, "too coarse: latencies below " + reading.stepNanos() / 1000 + " µs are noise");
        }
        return reading.costNanos() > COSTLY_NANOS
                ? Finding.warn(value, "slow: adds to the CPU per request")
                : Finding.ok(value, "negligible beside a millisecond");
    }

    private record Reading(long costNanos, long stepNanos) {}

    /** The cheapest batch: the first are not compiled yet, and others are interrupted. */
    private Reading best() {
        Reading best = measure();
        for (int i = 1; i < BATCHES; i++) {
            Reading next = measure();
            best = next.costNanos() < best.costNanos() ? next : best;
        }
        return best;
    }

    /** Mean cost of a reading, and the smallest difference between two that differ. */
    private Reading measure() {
        long first = clock.getAsLong();
        long last = first;
        long step = Long.MAX_VALUE;
        for (int i = 0; i < READINGS; i++) {
            long now = clock.getAsLong();
            if (now > last) {
                step = Math.min(step, now - last);
            }
            last = now;
        }
        return new Reading((last - first) / READINGS, step == Long.MAX_VALUE ? 0 : step);
    }
}
