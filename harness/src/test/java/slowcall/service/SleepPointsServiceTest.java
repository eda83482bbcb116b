package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import slowcall.plan.Exchange;

/** Guards against an arm without a client that does not wait, or that cannot be cancelled. */
class SleepPointsServiceTest {
    private static final int FOR_EVER = PointsCall.MOST_MILLIS;

    private final PointsService service =
            Clients.open(Exchange.through(slowcall.plan.Clients.SLEEP), URI.create("http://127.0.0.1:1/nobody"));

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void waitsAsLongAsTheServiceWould() throws Exception {
        long before = System.nanoTime();

        PointsReply blocking = service.call(new PointsCall(3, 0, 10));
        long between = System.nanoTime();
        PointsReply asynchronous = service.callAsync(new PointsCall(4, 0, 10)).join();

        assertEquals(new PointsReply(3, 10), blocking);
        assertEquals(new PointsReply(4, 10), asynchronous);
        assertTrue(between - before >= TimeUnit.MILLISECONDS.toNanos(10));
        assertTrue(System.nanoTime() - between >= TimeUnit.MILLISECONDS.toNanos(10));
    }

    @Test
    void failsWhatTheServiceWouldFail() {
        PointsCall failing = new PointsCall(3, 0, FOR_EVER).failed();

        assertThrows(UnexpectedStatusException.class, () -> service.call(failing));
        CompletionException e = assertThrows(
                CompletionException.class, () -> service.callAsync(failing).join());
        assertTrue(e.getCause() instanceof UnexpectedStatusException);
    }

    @Test
    void anInterruptEndsABlockingCall() throws Exception {
        FutureTask<PointsReply> call = new FutureTask<>(() -> service.call(new PointsCall(3, 0, FOR_EVER)));
        Thread caller = Thread.ofVirtual().start(call);

        caller.interrupt();

        ExecutionException e = assertThrows(ExecutionException.class, call::get);
        assertTrue(e.getCause() instanceof InterruptedException);
    }

    @Test
    void aCancelledCallLeavesNothingBehind() {
        CompletableFuture<PointsReply> call = service.callAsync(new PointsCall(3, 0, FOR_EVER));

        assertTrue(call.cancel(true));
        assertTrue(call.isCancelled());
    }
}
