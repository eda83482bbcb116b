package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Guards against more calls at once than the bound, turns lost to calls that failed or were cancelled, and overtaking. */
class BoundedPointsServiceTest {
    private final CallsInHand client = new CallsInHand();
    private final BoundedPointsService bounded = new BoundedPointsService(client, 2);

    private CompletableFuture<PointsReply> begin(int id) {
        return bounded.callAsync(new PointsCall(id, 0, 1));
    }

    private void start(int id) {
        var unused = begin(id);
    }

    private List<Long> inClient() {
        return client.calls.stream().map(PointsCall::requestId).toList();
    }

    @Test
    void noMoreThanTheBoundAtOnceAndInOrder() {
        for (int id = 0; id < 5; id++) {
            start(id);
        }
        assertEquals(List.of(0L, 1L), inClient());

        client.answer(1);
        assertEquals(List.of(0L, 1L, 2L), inClient());
        client.answer(0);
        client.answer(2);
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L), inClient());
    }

    @Test
    void anAnswerIsPassedOnAndSaysWhenItHadItsTurn() {
        long before = System.nanoTime();
        CompletableFuture<PointsReply> reply = begin(7);
        long after = System.nanoTime();
        assertFalse(reply.isDone());

        client.answer(0);

        assertEquals(7, reply.join().id());
        assertTrue(reply.join().connectedNanos() - before >= 0
                && after - reply.join().connectedNanos() >= 0);
    }

    @Test
    void whatTheClientKnowsOfItsConnectionCountsForMore() {
        CompletableFuture<PointsReply> reply = begin(7);
        client.replies.getFirst().complete(new PointsReply(7, 10, 42, 43));

        assertEquals(new PointsReply(7, 10, 42, 43), reply.join());
    }

    @Test
    void aFailedCallGivesItsTurnBack() {
        CompletableFuture<PointsReply> failed = begin(0);
        start(1);
        start(2);

        client.replies.getFirst().completeExceptionally(new IOException("connection reset"));

        CompletionException e = assertThrows(CompletionException.class, failed::join);
        assertEquals("connection reset", e.getCause().getMessage());
        assertEquals(List.of(0L, 1L, 2L), inClient());
    }

    @Test
    void aCallCancelledWhileItWaitsIsNeverMade() {
        start(0);
        start(1);
        CompletableFuture<PointsReply> waiting = begin(2);
        start(3);

        assertTrue(waiting.thenApply(reply -> reply).cancel(true));
        assertTrue(waiting.isCompletedExceptionally(), "nobody else would end it");
        client.answer(0);

        assertEquals(List.of(0L, 1L, 3L), inClient());
    }

    @Test
    void aCallCancelledUnderWayIsCancelledInTheClient() {
        CompletableFuture<PointsReply> running = begin(0);
        start(1);
        start(2);

        running.cancel(true);

        assertTrue(client.replies.getFirst().isCancelled());
        assertEquals(List.of(0L, 1L, 2L), inClient());
    }

    @Test
    void aBlockedCallWaitsItsTurnAndGivesItBack() throws Exception {
        start(0);
        start(1);
        FutureTask<PointsReply> blocked = new FutureTask<>(() -> bounded.call(new PointsCall(2, 0, 1)));
        Thread caller = Thread.ofPlatform().start(blocked);
        awaitWaiting(caller);
        assertEquals(List.of(0L, 1L), inClient());

        client.answer(0);

        assertEquals(2, blocked.get().id());
        start(3);
        assertEquals(List.of(0L, 1L, 2L, 3L), inClient());
    }

    @Test
    void anInterruptEndsTheWaitForATurn() throws Exception {
        start(0);
        start(1);
        FutureTask<PointsReply> blocked = new FutureTask<>(() -> bounded.call(new PointsCall(2, 0, 1)));
        Thread caller = Thread.ofPlatform().start(blocked);
        awaitWaiting(caller);

        caller.interrupt();

        ExecutionException e = assertThrows(ExecutionException.class, blocked::get);
        assertTrue(e.getCause() instanceof InterruptedException, e::toString);
        client.answer(0);
        start(3);
        assertEquals(List.of(0L, 1L, 3L), inClient());
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
