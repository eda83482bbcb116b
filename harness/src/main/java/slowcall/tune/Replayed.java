package slowcall.tune;

import java.util.Arrays;
import slowcall.stats.QueueReplay;

/**
 * What became of requests in a queue that was replayed.
 *
 * @param sortedNanos latencies of those that were let in, ascending, none beyond the deadline; none of a queue that grows for ever
 * @param letIn their share of those offered
 * @param deadlineNanos from the intended start
 */
@SuppressWarnings("ArrayRecordComponent") // Thousands of them, read by this class only.
record Replayed(long[] sortedNanos, double letIn, long deadlineNanos) {
    /** Of a queue that grows for ever. */
    static final Replayed ENDLESS = new Replayed(new long[0], 1, Long.MAX_VALUE);

    /**
     * Replays a queue.
     *
     * @param from the first request that counts
     */
    static Replayed of(long[] arrivals, long[] services, Point point, int from, long deadlineNanos) {
        long[] waits = QueueReplay.waits(
                arrivals, services, point.servers(), point.arm().places());
        long[] latencies = new long[waits.length];
        int let = 0;
        for (int i = from; i < waits.length; i++) {
            if (waits[i] != QueueReplay.REJECTED) {
                latencies[let++] = Math.min(deadlineNanos, waits[i] + services[i]);
            }
        }
        Arrays.sort(latencies, 0, let);
        return new Replayed(Arrays.copyOf(latencies, let), (double) let / (waits.length - from), deadlineNanos);
    }

    /** The same distribution by so many latencies at equal shares of it: what is kept of long replays. */
    Replayed thinned(int most) {
        if (sortedNanos.length <= most) {
            return this;
        }
        long[] kept = new long[most];
        for (int i = 0; i < most; i++) {
            kept[i] = sortedNanos[(int) ((i + 0.5) * sortedNanos.length / most)];
        }
        return new Replayed(kept, letIn, deadlineNanos);
    }

    boolean isEndless() {
        return sortedNanos.length == 0;
    }

    double quantileMillis(double quantile) {
        return isEndless() ? Double.POSITIVE_INFINITY : QueueReplay.ofSorted(sortedNanos, quantile) / 1e6;
    }

    double meanMillis() {
        return Arrays.stream(sortedNanos).average().orElse(Double.POSITIVE_INFINITY) / 1e6;
    }

    /** Of those offered, completed before the deadline. */
    double goodShare() {
        if (isEndless()) {
            return 0;
        }
        int good = sortedNanos.length;
        while (good > 0 && sortedNanos[good - 1] >= deadlineNanos) {
            good--;
        }
        return letIn * good / sortedNanos.length;
    }

    /** Of those offered. */
    double rejectedShare() {
        return 1 - letIn;
    }
}
