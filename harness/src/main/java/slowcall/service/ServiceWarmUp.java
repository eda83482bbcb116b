package slowcall.service;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.Exchange;

/**
 * Calls a fresh service until it is warm: as fast as it answers, in rounds of a second, until a round is at most
 * {@value #SETTLED_PERCENT} % faster than the one before, at least six rounds and at most ten. A cold WireMock answers about a
 * tenth of what a warm one does.
 */
final class ServiceWarmUp {
    private static final int SETTLED_PERCENT = 5;
    private static final int LEAST_ROUNDS = 6;
    private static final int MOST_ROUNDS = 10;
    private static final int CALLERS = 64;
    private static final long PATIENCE_SECONDS = 30;

    private ServiceWarmUp() {}

    /** Returns the last round's rate, in calls per second. */
    static double run(URI points) throws ChildFailedException, InterruptedException {
        try (PointsService service = Clients.open(Exchange.through("jdk"), points)) {
            double before = 0;
            double rate = 0;
            for (int round = 1; round <= MOST_ROUNDS; round++) {
                rate = round(service);
                if (round >= LEAST_ROUNDS && rate <= before * (100 + SETTLED_PERCENT) / 100) {
                    break;
                }
                before = rate;
            }
            return rate;
        }
    }

    private static double round(PointsService service) throws ChildFailedException, InterruptedException {
        Semaphore callers = new Semaphore(CALLERS);
        LongAdder answered = new LongAdder();
        AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(1);
        while (System.nanoTime() < end && trouble.get() == null) {
            if (!callers.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                break;
            }
            // 1 ms, the shortest delay that takes the asynchronous path.
            CompletableFuture<PointsReply> call = service.callAsync(new PointsCall(-1, 0, 1));
            var unused = call.whenComplete((reply, failure) -> {
                if (failure == null) {
                    answered.increment();
                } else {
                    trouble.set(failure);
                }
                callers.release();
            });
        }
        if (!callers.tryAcquire(CALLERS, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ChildFailedException("the service stopped answering while it was warmed");
        }
        Throwable failure = trouble.get();
        if (failure != null) {
            throw new ChildFailedException("the service failed while it was warmed: " + failure);
        }
        return answered.sum() * 1e9 / (System.nanoTime() - start);
    }
}
