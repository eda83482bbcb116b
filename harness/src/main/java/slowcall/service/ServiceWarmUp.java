package slowcall.service;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.CompilerThreads;
import slowcall.plan.Exchange;

/**
 * Calls a fresh service until it is warm: as fast as it answers, in rounds of a second, until its compiler has been quiet for
 * {@value #QUIET_ROUNDS} of them, or {@value #MOST_ROUNDS} are over, or as many as a short run pays for. A cold WireMock answers about a
 * tenth of what a warm one does, and one that is as fast as it gets still compiles for a while, with the processors that trials are
 * measured on.
 */
final class ServiceWarmUp {
    private static final int LEAST_ROUNDS = 6;
    private static final int MOST_ROUNDS = 40;
    static final Duration LONGEST = Duration.ofSeconds(MOST_ROUNDS);
    private static final int QUIET_ROUNDS = 2;

    private static final int CALLERS = 64;
    private static final long PATIENCE_SECONDS = 30;

    private ServiceWarmUp() {}

    /**
     * Returns the last round's rate, in calls per second.
     *
     * @param worth how long it may take; never less than {@value #LEAST_ROUNDS} rounds
     */
    static double run(WireMockService warmed, Duration worth) throws ChildFailedException, InterruptedException {
        long most = mostRounds(worth);
        try (PointsService service = Clients.open(Exchange.through("jdk"), warmed.points())) {
            double rate = 0;
            int quiet = 0;
            for (int round = 1; round <= most && (round <= LEAST_ROUNDS || quiet < QUIET_ROUNDS); round++) {
                ServiceSnapshot before = warmed.snapshot();
                rate = round(service);
                quiet = isQuiet(before, warmed.snapshot()) ? quiet + 1 : 0;
            }
            return rate;
        }
    }

    static long mostRounds(Duration worth) {
        return Math.clamp(worth.toSeconds(), LEAST_ROUNDS, MOST_ROUNDS);
    }

    private static boolean isQuiet(ServiceSnapshot before, ServiceSnapshot after) {
        long compiling = after.compilerNanos() - before.compilerNanos();
        return compiling <= CompilerThreads.QUIET_SHARE * (after.nanoTime() - before.nanoTime());
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
