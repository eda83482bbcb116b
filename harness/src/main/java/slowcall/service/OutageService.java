package slowcall.service;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import slowcall.plan.Outage;

/**
 * The service with an outage: calls made in its time are failed at once or answered when it is over and their own delay has
 * passed. There is none before {@link #begin}. Over the wire the service does both itself; the calls only ask for it.
 */
public final class OutageService implements PointsService {
    private final PointsService service;
    private final Outage outage;
    private final LongSupplier clock;
    private volatile boolean begun;
    private long startNanos;

    public OutageService(PointsService service, Outage outage) {
        this(service, outage, System::nanoTime);
    }

    /** With another clock, for tests. */
    OutageService(PointsService service, Outage outage, LongSupplier clock) {
        this.service = service;
        this.outage = outage;
        this.clock = clock;
    }

    /** The schedule starts then, by {@link System#nanoTime}; the outage counts from there. */
    public void begin(long startNanos) {
        this.startNanos = startNanos;
        begun = true;
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        return service.call(now(call));
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        return service.callAsync(now(call));
    }

    /** What becomes of a call that is made now. */
    private PointsCall now(PointsCall call) {
        if (!begun) {
            return call;
        }
        long elapsed = clock.getAsLong() - startNanos;
        long left = outage.end().toNanos() - elapsed;
        if (elapsed < outage.after().toNanos() || left <= 0) {
            return call;
        }
        return call.meets(outage.mode(), left);
    }

    @Override
    public void close() {
        service.close();
    }
}
