package slowcall.selfcheck;

import java.util.List;
import java.util.Map;
import slowcall.measure.Counts;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.MeasuredRequest;
import slowcall.plan.RequestShape;
import slowcall.strategy.Outcome;

/**
 * A recorder that loses 1 % of the ends: those of requests whose delays are missing, over which it stumbles while it records them.
 * Requests that are neither open nor counted must break the conservation, or survivorship could go unnoticed.
 */
final class DroppedEndsCheck implements SelfCheck {
    private static final int REQUESTS = 1000;
    private static final int DROPPED_EVERY = 100;
    private static final long TIMEOUT_NANOS = 60_000_000_000L;
    private static final String SOURCE = "the recorder throws at every 100th end";

    @Override
    public String name() {
        return "fault-recorder";
    }

    @Override
    public String description() {
        return "a recorder that drops 1 % of the ends";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) {
        LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), TIMEOUT_NANOS, REQUESTS, nanos -> {});
        for (int i = 0; i < REQUESTS; i++) {
            long now = System.nanoTime();
            int[] delays = i % DROPPED_EVERY == 0 ? new int[0] : new int[1];
            MeasuredRequest request = recorder.offer(i, i, now, now, delays);
            recorder.handedOver(request, now, now);
            try {
                request.end(Outcome.OK);
            } catch (ArrayIndexOutOfBoundsException e) {
                // The fault: this end is lost within the recorder.
            }
        }
        Counts counts = recorder.counts();
        Rehearsal rehearsal = Rehearsal.of(200, 0, 1000, 5000);
        var offered = new Offered(counts, Map.of(), recorder.outcomes(), 0, 1, 0);
        return judge(counts, Rehearsal.verdict(rehearsal.row(offered)));
    }

    static List<Answer> judge(Counts counts, String verdict) {
        long kept = REQUESTS - REQUESTS / DROPPED_EVERY;
        return List.of(
                Answer.same("ends counted", kept, counts.ok(), SOURCE),
                Answer.same("requests still open", 0L, counts.unfinished(), SOURCE),
                Answer.says("verdict", "conservation:offered " + REQUESTS + " but " + kept, verdict, SOURCE),
                Answer.says("its level", "INVALID", verdict, SOURCE));
    }
}
