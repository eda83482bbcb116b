package slowcall.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * No client at all: a call waits inside the trial's JVM for as long as the service would take, without a socket. What is
 * measured through it is the strategy alone. A blocking call sleeps on its caller's thread; asynchronous ones share one thread
 * that only keeps time.
 */
final class SleepPointsService implements PointsService {
    private static final int POINTS = 10;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("sleep-timer").factory());

    SleepPointsService() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public PointsReply call(PointsCall call) throws UnexpectedStatusException, InterruptedException {
        refuse(call);
        Thread.sleep(call.delayMillis());
        return answer(call);
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        try {
            refuse(call);
        } catch (UnexpectedStatusException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<PointsReply> alarm = new CompletableFuture<>();
        ScheduledFuture<?> sleep =
                timer.schedule(() -> alarm.complete(answer(call)), call.delayMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<PointsReply> reply = new AbortableFuture<>(() -> sleep.cancel(false));
        var unused = alarm.thenAccept(reply::complete);
        return reply;
    }

    private static void refuse(PointsCall call) throws UnexpectedStatusException {
        if (call.fails()) {
            throw new UnexpectedStatusException(503);
        }
    }

    private static PointsReply answer(PointsCall call) {
        return new PointsReply(call.requestId(), POINTS);
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
