package slowcall.measure;

import java.util.Arrays;
import java.util.OptionalInt;
import org.HdrHistogram.Histogram;
import slowcall.strategy.Milestones;

/**
 * What lies between a request's intended start and its call where processes of the strategy's own make it: until its login was
 * committed, and from then until the call was about to be made, which is what a queue, a relay, a broker or a file takes. The trial's
 * stamps and the processes', joined by id and subtracted.
 */
public final class RelayLatency {
    private final Track commit = new Track("commit");
    private final Track relay = new Track("relay_lag");
    private final long[] committedNanos;
    private final long[] calledNanos;
    private int committed;
    private int called;

    private RelayLatency(int requests) {
        this.committedNanos = new long[requests];
        this.calledNanos = new long[requests];
    }

    /** Joins both sides. What was not committed, or not offered here, is left out. */
    public static RelayLatency of(RequestStamps requests, Milestones milestones) {
        RelayLatency latency = new RelayLatency(requests.size());
        for (int id = 0; id < requests.size(); id++) {
            long committed = milestones.committedNanos(id);
            if (requests.isHere(id) && committed != 0) {
                latency.add(requests.intendedNanos(id), committed, milestones.callingNanos(id));
            }
        }
        return latency;
    }

    private void add(long intended, long commit, long call) {
        this.commit.record(commit - intended);
        committedNanos[committed] = commit;
        committed++;
        if (call != 0) {
            relay.record(call - commit);
            // One that was made before the commit, as by a message that was sent in the transaction, has never waited.
            calledNanos[called] = Math.max(call, commit);
            called++;
        }
    }

    /** From the intended start until the commit, in microseconds, tagged {@code commit}. */
    public Histogram commits() {
        return commit.take();
    }

    /** From the commit until the call was about to be made, in microseconds, tagged {@code relay_lag}; 0 if that came first. */
    public Histogram relays() {
        return relay.take();
    }

    /** The most requests at once that were committed and whose call had not begun; those whose call never did count to the end. */
    public OptionalInt mostWaiting() {
        if (committed == 0) {
            return OptionalInt.empty();
        }
        long[] begun = Arrays.copyOf(committedNanos, committed);
        long[] ended = Arrays.copyOf(calledNanos, called);
        Arrays.sort(begun);
        Arrays.sort(ended);
        int most = 0;
        int over = 0;
        for (int i = 0; i < committed; i++) {
            while (over < called && ended[over] <= begun[i]) {
                over++;
            }
            most = Math.max(most, i + 1 - over);
        }
        return OptionalInt.of(most);
    }
}
