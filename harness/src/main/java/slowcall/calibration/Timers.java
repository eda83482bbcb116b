package slowcall.calibration;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import slowcall.result.Row;

/** The floor under every figure: what reading the clock costs, how late a wait ends, how long a thread is held up. */
final class Timers {
    private static final long MILLI = 1_000_000;
    private static final int BATCH = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    private Timers() {}

    /** Batches of readings, each divided by its size. */
    static Row clockCost(Duration length) {
        Histogram batches = nanoseconds();
        long end = System.nanoTime() + length.toNanos();
        long before = System.nanoTime();
        while (before < end) {
            long last = before;
            for (int i = 0; i < BATCH; i++) {
                last = System.nanoTime();
            }
            record(batches, last - before);
            before = System.nanoTime();
        }
        return CalibrationColumns.spread(new Row(), batches, NANOS_PER_MILLI * BATCH);
    }

    /** Differences of successive readings that differ: the least is the clock's granularity. */
    static Row clockStep(Duration length) {
        Histogram steps = nanoseconds();
        long before = System.nanoTime();
        long end = before + length.toNanos();
        while (before < end) {
            long now = System.nanoTime();
            if (now != before) {
                record(steps, now - before);
                before = now;
            }
        }
        return CalibrationColumns.spread(new Row(), steps, NANOS_PER_MILLI);
    }

    /** How late a thread goes on that parks for 1 ms; one that goes on early parks again, as the generator's clock does. */
    static Row waits(Duration length) {
        Histogram late = nanoseconds();
        long now = System.nanoTime();
        long end = now + length.toNanos();
        while (now < end) {
            long due = now + MILLI;
            now = System.nanoTime();
            while (now < due) {
                LockSupport.parkNanos(due - now);
                now = System.nanoTime();
            }
            record(late, now - due);
        }
        return CalibrationColumns.spread(new Row(), late, NANOS_PER_MILLI);
    }

    /**
     * The longest time between two readings in each millisecond, of a thread that only reads the clock. What is longer than a
     * millisecond counts for each of those that it swallowed, with what was left of it, or the stall would hide most of itself.
     */
    static Row stalls(Duration length) {
        Histogram longest = nanoseconds();
        long before = System.nanoTime();
        long end = before + length.toNanos();
        long slotEnd = before + MILLI;
        long longestInSlot = 0;
        while (before < end) {
            long now = System.nanoTime();
            longestInSlot = Math.max(longestInSlot, now - before);
            if (now >= slotEnd) {
                longest.recordValueWithExpectedInterval(
                        Math.min(longestInSlot, longest.getHighestTrackableValue()), MILLI);
                longestInSlot = 0;
                slotEnd = now + MILLI;
            }
            before = now;
        }
        return CalibrationColumns.spread(new Row(), longest, NANOS_PER_MILLI);
    }

    private static Histogram nanoseconds() {
        return new Histogram(1, Duration.ofMinutes(1).toNanos(), 3);
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, histogram.getHighestTrackableValue()));
    }
}
