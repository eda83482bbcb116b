package slowcall.benchmarks;

import java.util.concurrent.CompletableFuture;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** A service whose call returns at once, so that what is left is the cost of the way there. */
final class NullService implements PointsService {
    static final PointsReply REPLY = new PointsReply(0, 0);

    @Override
    public PointsReply call(PointsCall call) {
        return REPLY;
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        return CompletableFuture.completedFuture(REPLY);
    }

    @Override
    public void close() {
        // There is nothing to release.
    }
}
