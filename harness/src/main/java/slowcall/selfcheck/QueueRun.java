package slowcall.selfcheck;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import slowcall.stats.QueueReplay;

/**
 * One run of a queue.
 *
 * @param arrivals when each request was to start, in nanoseconds from the schedule's start
 * @param services what each one's call really took, in nanoseconds
 * @param waits as the recorder has them, in microseconds
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record QueueRun(long[] arrivals, long[] services, Histogram waits) {

    /** Requests per second, from the first to the last. */
    double rate() {
        return (arrivals.length - 1) * 1e9 / (arrivals[arrivals.length - 1] - arrivals[0]);
    }

    double serviceSeconds() {
        return Arrays.stream(services).average().orElseThrow() / 1e9;
    }

    double waitMillis() {
        return waits.getMean() / 1000;
    }

    double waitMillis(double quantile) {
        return waits.getValueAtPercentile(quantile * 100) / 1000.0;
    }

    /** The share of the requests that waited longer. */
    double waitedBeyond(double millis) {
        long atMost = waits.getCountBetweenValues(0, (long) (millis * 1000));
        return 1 - (double) atMost / waits.getTotalCount();
    }

    /**
     * What it takes to get a server that is free: the median wait, as with fewer than half of the requests waiting the median
     * request waits for nobody. A thread that is being woken is as taken as one that serves.
     */
    double handOverMillis() {
        return waitMillis(.5);
    }

    /** What the same requests wait in virtual time, in nanoseconds. */
    long[] replayed() {
        long handOver = Math.round(handOverMillis() * 1e6);
        long[] taken =
                LongStream.of(services).map(service -> service + handOver).toArray();
        return LongStream.of(QueueReplay.waits(arrivals, taken, QueueCheck.SERVERS))
                .map(wait -> wait + handOver)
                .toArray();
    }
}
