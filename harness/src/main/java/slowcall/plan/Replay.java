package slowcall.plan;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * Delays as somebody recorded them: each is drawn as often as the recording has it, in no order, whatever followed what when it was
 * recorded. They are rounded to whole milliseconds, and cut to the longest that a profile may draw.
 */
public final class Replay implements ServiceProfile {
    private final Recording file;
    private final String what;
    private final int[] millis;
    private final long[] cumulative;
    private final double meanMillis;

    /**
     * Delays from a file.
     *
     * @param file what they were read from
     * @param what which of its values and in which unit, where that is not what goes without saying; else empty
     * @param countsByMillis how often each delay was recorded; at least one, none below 0
     * @throws ArithmeticException if they are too many to be counted
     */
    Replay(Recording file, String what, SortedMap<Integer, Long> countsByMillis) {
        this.file = file;
        this.what = what;
        this.millis = new int[countsByMillis.size()];
        this.cumulative = new long[millis.length];
        int i = 0;
        long count = 0;
        double sum = 0;
        for (var entry : countsByMillis.entrySet()) {
            requireDelay(entry.getKey());
            count = Math.addExact(count, entry.getValue());
            sum += (double) entry.getKey() * entry.getValue();
            millis[i] = entry.getKey();
            cumulative[i] = count;
            i++;
        }
        this.meanMillis = sum / count;
    }

    private static void requireDelay(int millis) {
        var unused = new Fixed(millis);
    }

    /** What the delays were read from. */
    public Recording file() {
        return file;
    }

    @Override
    public int drawMillis(RandomGenerator random) {
        return atShare(random.nextDouble());
    }

    /** The delay that this share of the recorded ones does not exceed: the inverse of their cumulative distribution. */
    int atShare(double share) {
        long rank = 1 + (long) (share * cumulative[cumulative.length - 1]);
        int index = Arrays.binarySearch(cumulative, rank);
        return millis[Math.min(millis.length - 1, index >= 0 ? index : -index - 1)];
    }

    /** The 99th percentile of the recorded delays, in milliseconds. */
    int p99Millis() {
        return atShare(0.99);
    }

    /** Mean of what is drawn, in milliseconds, after rounding and cutting. */
    @Override
    public double meanMillis() {
        return meanMillis;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Replay replay && replay.file.equals(file) && replay.what.equals(what);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    @Override
    public String toString() {
        return "trace-" + file.shortName() + (what.isEmpty() ? "" : "-" + what);
    }
}
