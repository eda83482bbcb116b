package slowcall.service;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import slowcall.plan.Work;

/**
 * Works on each answer, on the thread that has it. After a blocking call that is the thread which made it. After an asynchronous call
 * it is the HTTP client's thread that completed the future, as with any {@code thenApply}: computing there keeps the client from
 * reading other answers. The work heeds no interrupt, as computing does not.
 */
public final class WorkingService implements PointsService {
    private final PointsService service;
    private final Work work;
    private final long seed;
    private final Computation computation;

    /**
     * @param seed decides, with the request's id, who has work: the same requests for every strategy
     */
    public WorkingService(PointsService service, Work work, long seed, Computation computation) {
        this.service = service;
        this.work = work;
        this.seed = seed;
        this.computation = computation;
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        PointsReply reply = service.call(call);
        workFor(call);
        return reply;
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        return service.callAsync(call).thenApply(reply -> {
            workFor(call);
            return reply;
        });
    }

    private void workFor(PointsCall call) {
        if (work.has(seed, call.requestId())) {
            computation.run(work.cpuMicros());
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
