package slowcall.measure;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import slowcall.service.AbortableFuture;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** Has each call recorded, and what is known of its answer, by one recorder after another. */
public final class TimedPointsService implements PointsService {
    private final PointsService service;
    private volatile @Nullable LatencyRecorder recorder;

    public TimedPointsService(PointsService service) {
        this.service = service;
    }

    /** From now on calls are recorded here; those under way stay with whom they were begun for. */
    public void recordTo(LatencyRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        LatencyRecorder current = recorder;
        if (current == null) {
            return service.call(call);
        }
        long called = System.nanoTime();
        current.callsInFlight.begun();
        try {
            PointsReply reply = service.call(call);
            current.answered(reply, called, System.nanoTime());
            return reply;
        } finally {
            current.callsInFlight.ended();
        }
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        LatencyRecorder current = recorder;
        if (current == null) {
            return service.callAsync(call);
        }
        long called = System.nanoTime();
        CompletableFuture<PointsReply> answer = service.callAsync(call);
        current.callsInFlight.begun();
        // A future of its own: of one derived from the answer, a cancelled one is not told when the call is over.
        CompletableFuture<PointsReply> recorded = new AbortableFuture<>(() -> answer.cancel(true));
        var unused = answer.whenComplete((reply, failure) -> {
            Throwable trouble = failure;
            try {
                current.callsInFlight.ended();
                if (failure == null) {
                    current.answered(reply, called, System.nanoTime());
                }
            } catch (RuntimeException e) {
                // Whoever waits for the answer must not wait for ever.
                trouble = e;
            }
            if (trouble == null) {
                recorded.complete(reply);
            } else {
                recorded.completeExceptionally(trouble);
            }
        });
        return recorded;
    }

    @Override
    public void close() {
        service.close();
    }
}
