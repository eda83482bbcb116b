package slowcall.measure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** Records how long each answered call took, from called to returned, in one recorder after another. */
public final class TimedPointsService implements PointsService {
    private final PointsService service;
    private volatile Track track = new Track("call");

    public TimedPointsService(PointsService service) {
        this.service = service;
    }

    /** From now on calls are recorded here, those under way included. */
    public void recordTo(LatencyRecorder recorder) {
        track = recorder.call;
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        long called = System.nanoTime();
        PointsReply reply = service.call(call);
        track.record(System.nanoTime() - called);
        return reply;
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        long called = System.nanoTime();
        return service.callAsync(call).thenApply(reply -> {
            track.record(System.nanoTime() - called);
            return reply;
        });
    }

    @Override
    public void close() {
        service.close();
    }
}
