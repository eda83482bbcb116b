package slowcall.integrations.subject;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** The service as a subject calls it: each call is noted, and the subject can be killed before it and after its answer. */
final class StampedService implements PointsService {
    private final PointsService service;
    private final Failpoints failpoints;
    private final Stamps stamps;

    StampedService(PointsService service, Failpoints failpoints, Stamps stamps) {
        this.service = service;
        this.failpoints = failpoints;
        this.stamps = stamps;
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        begin(call);
        PointsReply reply = service.call(call);
        failpoints.reach(Failpoint.AFTER_EFFECT, call.requestId());
        return reply;
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        begin(call);
        return service.callAsync(call).thenApply(reply -> {
            failpoints.reach(Failpoint.AFTER_EFFECT, call.requestId());
            return reply;
        });
    }

    private void begin(PointsCall call) {
        failpoints.reach(Failpoint.BEFORE_EFFECT, call.requestId());
        stamps.note(call.requestId(), Moment.CALLING);
    }

    @Override
    public void close() {
        service.close();
    }
}
