package slowcall.integrations.subject;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** Reports each login before its call is made, and when that was answered: the service as a subject calls it. */
final class ObservedService implements PointsService {
    private final PointsService service;
    private final Passage passage;

    ObservedService(PointsService service, Passage passage) {
        this.service = service;
        this.passage = passage;
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        passage.reach(Failpoint.BEFORE_EFFECT, call.requestId());
        PointsReply reply = service.call(call);
        passage.reach(Failpoint.AFTER_EFFECT, call.requestId());
        return reply;
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        passage.reach(Failpoint.BEFORE_EFFECT, call.requestId());
        return service.callAsync(call).thenApply(reply -> {
            passage.reach(Failpoint.AFTER_EFFECT, call.requestId());
            return reply;
        });
    }

    @Override
    public void close() {
        service.close();
    }
}
