package slowcall.trial;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** Counts the calls that have been begun, and keeps nothing of them. */
final class CallCount implements PointsService {
    private final PointsService service;
    private final LongAdder begun = new LongAdder();

    CallCount(PointsService service) {
        this.service = service;
    }

    /** How many calls have been begun since the last {@link #reset}. */
    long begun() {
        return begun.sum();
    }

    /** Counts from now; no call may begin meanwhile. */
    void reset() {
        begun.reset();
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        begun.increment();
        return service.call(call);
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        begun.increment();
        return service.callAsync(call);
    }

    @Override
    public void close() {
        service.close();
    }
}
