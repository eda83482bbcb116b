package slowcall.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * From a request's intended start until the service had applied it: the trial's stamps and the service's, joined by id and
 * subtracted. Of requests that were never applied there is nothing to tell; they are the ledger's to count.
 */
public final class AppliedLatency {
    private final Track track = new Track("applied");
    private final RequestStamps requests;
    /** Of those that were applied, when they were wanted and when that was; each in whatever order. */
    private final long[] wantedNanos;

    private final long[] appliedNanos;
    private int offered;
    private int inWindow;
    private int applied;
    private long mostBeforeSentNanos;
    private long firstIntended = Long.MAX_VALUE;
    private long lastApplied = Long.MIN_VALUE;

    private AppliedLatency(RequestStamps requests) {
        this.requests = requests;
        this.wantedNanos = new long[requests.size()];
        this.appliedNanos = new long[requests.size()];
    }

    /**
     * Joins both sides.
     *
     * @param appliedNanos when the service applied a request, by its id; 0 if it never did
     */
    public static AppliedLatency of(RequestStamps requests, IntToLongFunction appliedNanos) {
        AppliedLatency latency = new AppliedLatency(requests);
        for (int id = 0; id < requests.size(); id++) {
            if (requests.isHere(id)) {
                latency.add(requests.intendedNanos(id), requests.sentNanos(id), appliedNanos.applyAsLong(id));
            }
        }
        return latency;
    }

    private void add(long intended, long sent, long then) {
        offered++;
        firstIntended = Math.min(firstIntended, intended);
        if (then == 0) {
            return;
        }
        track.record(then - intended);
        mostBeforeSentNanos = Math.max(mostBeforeSentNanos, sent - then);
        wantedNanos[applied] = intended;
        appliedNanos[applied] = then;
        applied++;
        lastApplied = Math.max(lastApplied, then);
        if (then >= requests.windowStartNanos() && then < requests.windowEndNanos()) {
            inWindow++;
        }
    }

    /** Requests offered, whatever became of them. */
    public int offered() {
        return offered;
    }

    /**
     * By how much a request was applied before it was sent, at most; 0 if none was. More than two clocks may differ that count as one is
     * none's latency.
     */
    public long mostBeforeSentNanos() {
        return mostBeforeSentNanos;
    }

    /**
     * How many requests had been wanted and were not applied yet, at equal steps until no more were offered. Those that never were are left
     * out: they would count as a load that is not kept up with, and are the ledger's to count.
     */
    public List<Backlog.Sample> backlog(long fromNanos, long stepNanos) {
        long[] wanted = Arrays.copyOf(wantedNanos, applied);
        long[] done = Arrays.copyOf(appliedNanos, applied);
        Arrays.sort(wanted);
        Arrays.sort(done);
        List<Backlog.Sample> samples = new ArrayList<>();
        int begun = 0;
        int ended = 0;
        for (long now = fromNanos; now <= requests.windowEndNanos(); now += stepNanos) {
            while (begun < applied && wanted[begun] <= now) {
                begun++;
            }
            while (ended < applied && done[ended] <= now) {
                ended++;
            }
            samples.add(new Backlog.Sample(now, begun - ended, begun - ended));
        }
        return samples;
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
