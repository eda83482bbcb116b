package slowcall.measure;

import java.util.function.IntToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * From a request's intended start until the service had applied it: the trial's stamps and the service's, joined by id and
 * subtracted. Of requests that were never applied there is nothing to tell; they are the ledger's to count.
 */
public final class AppliedLatency {
    private final Track track = new Track("applied");
    private final RequestStamps requests;
    private int inWindow;
    private int applied;
    private long firstIntended = Long.MAX_VALUE;
    private long lastApplied = Long.MIN_VALUE;

    private AppliedLatency(RequestStamps requests) {
        this.requests = requests;
    }

    /**
     * Joins both sides.
     *
     * @param appliedNanos when the service applied a request, by its id; 0 if it never did
     */
    public static AppliedLatency of(RequestStamps requests, IntToLongFunction appliedNanos) {
        AppliedLatency latency = new AppliedLatency(requests);
        for (int id = 0; id < requests.size(); id++) {
            latency.add(requests.intendedNanos(id), appliedNanos.applyAsLong(id));
        }
        return latency;
    }

    private void add(long intended, long then) {
        firstIntended = Math.min(firstIntended, intended);
        if (then == 0) {
            return;
        }
        track.record(then - intended);
        applied++;
        lastApplied = Math.max(lastApplied, then);
        if (then >= requests.windowStartNanos() && then < requests.windowEndNanos()) {
            inWindow++;
        }
    }

    /** In microseconds, tagged {@code applied}. */
    public Histogram histogram() {
        return track.take();
    }

    /**
     * Requests applied per second in the time that counts for the throughput; of a burst, for which there is none, from its start until
     * the last was. Not a number if none was.
     */
    public double perSecond() {
        double window = (requests.windowEndNanos() - requests.windowStartNanos()) / 1e9;
        if (window > 0) {
            return inWindow / window;
        }
        return applied == 0 ? Double.NaN : applied / ((lastApplied - firstIntended) / 1e9);
    }
}
