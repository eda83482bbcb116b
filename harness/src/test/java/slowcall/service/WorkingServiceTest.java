package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import slowcall.plan.Work;

/** Guards against work that depends on the clock or the strategy. */
class WorkingServiceTest {
    private static final PointsCall CALL = new PointsCall(7, 0, 0);
    private static final PointsReply REPLY = new PointsReply(7, 10);
    private static final Work EVERY = new Work(1000, 1, Work.Pin.NONE);
    private static final Computation QUICK = new Computation(1e-3);

    @Test
    void theSameRequestsHaveWorkWhoeverAsks() {
        Work tenth = new Work(1000, 0.1, Work.Pin.NONE);
        long[] first =
                LongStream.range(0, 100_000).filter(id -> tenth.has(1, id)).toArray();
        long[] again =
                LongStream.range(0, 100_000).filter(id -> tenth.has(1, id)).toArray();
        long both = LongStream.of(first).filter(id -> tenth.has(2, id)).count();

        assertEquals(java.util.Arrays.toString(first), java.util.Arrays.toString(again));
        // Five standard deviations of a binomial number: 95 of 10,000, and 30 of 1,000.
        assertEquals(10_000, first.length, 475);
        assertEquals(1000, (double) both, 150);
    }

    @Test
    void allHaveWorkOrNone() {
        assertTrue(LongStream.range(-100, 100).allMatch(id -> EVERY.has(3, id)));
        assertFalse(LongStream.range(-100, 100).anyMatch(id -> Work.NONE.has(3, id)));
    }

    @Test
    void theWorkIsAnAmountAndNoTime() {
        assertEquals(250_000, new Computation(500).turns(500));
        assertEquals(1, QUICK.turns(1000));
        assertTrue(Computation.calibrate().turnsPerMicro() > 1);
    }

    @Test
    void answersAndFailuresPassThrough() throws Exception {
        assertSame(REPLY, working(CompletableFuture.completedFuture(REPLY)).call(CALL));
        assertSame(
                REPLY,
                working(CompletableFuture.completedFuture(REPLY))
                        .callAsync(CALL)
                        .join());
        IOException failure = new IOException("connection reset");
        assertSame(
                failure,
                working(CompletableFuture.failedFuture(failure))
                        .callAsync(CALL)
                        .handle((reply, e) -> e instanceof CompletionException ? e.getCause() : e)
                        .join());
    }

    @Test
    void anAsynchronousAnswerIsWorkedOnByWhoeverCompletesIt() throws InterruptedException {
        CompletableFuture<PointsReply> answer = new CompletableFuture<>();
        var derived = working(answer)
                .callAsync(CALL)
                .thenApply(reply -> Thread.currentThread().getName());

        Thread.ofPlatform()
                .name("completes")
                .start(() -> answer.complete(REPLY))
                .join();

        assertEquals("completes", derived.join());
    }

    private static WorkingService working(CompletableFuture<PointsReply> answer) {
        return new WorkingService(new Answering(answer), EVERY, 1, QUICK);
    }

    private record Answering(CompletableFuture<PointsReply> answer) implements PointsService {
        @Override
        public PointsReply call(PointsCall call) {
            return answer.join();
        }

        @Override
        public CompletableFuture<PointsReply> callAsync(PointsCall call) {
            return answer;
        }

        @Override
        public void close() {}
    }
}
