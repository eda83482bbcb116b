package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import slowcall.plan.RequestShape;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** Guards against failed calls among the calls' durations, and against warm-up calls among the measured ones. */
class TimedPointsServiceTest {
    private static final PointsCall CALL = new PointsCall(1, 0, 0);
    private static final PointsReply REPLY = new PointsReply(1, 10);

    private final LatencyRecorder recorder =
            new LatencyRecorder(new RequestShape.Single(), Long.MAX_VALUE, 0, nanos -> {});
    private final FakeService fake = new FakeService();
    private final TimedPointsService timed = new TimedPointsService(fake);

    private static final class FakeService implements PointsService {
        private boolean fails;
        private boolean closed;
        private @Nullable CompletableFuture<PointsReply> next = CompletableFuture.completedFuture(REPLY);

        @Override
        public PointsReply call(PointsCall call) throws IOException {
            if (fails) {
                throw new IOException("connection reset");
            }
            return REPLY;
        }

        @Override
        public CompletableFuture<PointsReply> callAsync(PointsCall call) {
            return Objects.requireNonNull(next);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void recordsAnsweredCallsOfBothKinds() throws Exception {
        timed.recordTo(recorder);

        assertSame(REPLY, timed.call(CALL));
        assertSame(REPLY, timed.callAsync(CALL).join());

        assertEquals(2, recorder.call.take().getTotalCount());
    }

    @Test
    void recordsWhatTheClientCanTell() throws Exception {
        timed.recordTo(recorder);
        long now = System.nanoTime();

        recorder.answered(new PointsReply(1, 10, now + 3_000_000, now + 8_000_000), now, now + 10_000_000);

        assertEquals(10.0, recorder.call.take().getMaxValue() / 1000.0, .01);
        assertEquals(3.0, recorder.connectionWait.take().getMaxValue() / 1000.0, .01);
        assertEquals(2.0, recorder.resume.take().getMaxValue() / 1000.0, .01);
    }

    @Test
    void whatTheClientCannotTellIsUnknownAndNotZero() throws Exception {
        timed.recordTo(recorder);

        timed.call(CALL);

        assertEquals(1, recorder.call.take().getTotalCount());
        assertEquals(0, recorder.connectionWait.take().getTotalCount());
        assertEquals(0, recorder.resume.take().getTotalCount());
    }

    @Test
    void failedCallsHaveNoDuration() {
        timed.recordTo(recorder);
        fake.fails = true;
        fake.next = CompletableFuture.failedFuture(new IOException("connection reset"));

        assertThrows(IOException.class, () -> timed.call(CALL));
        assertThrows(CompletionException.class, () -> timed.callAsync(CALL).join());

        assertEquals(0, recorder.call.take().getTotalCount());
    }

    /** Otherwise the request's thread waits for ever, and the trial with it. */
    @Test
    void anAnswerThatCannotBeRecordedIsAFailureToItsCaller() {
        timed.recordTo(recorder);
        fake.next = CompletableFuture.completedFuture(null);

        CompletableFuture<PointsReply> answer = timed.callAsync(CALL);

        assertTrue(answer.isCompletedExceptionally());
        assertEquals(0, recorder.callsInFlight().count());
    }

    @Test
    void callsBeforeTheRecorderWasGivenAreNotInIt() throws Exception {
        timed.call(CALL);
        timed.recordTo(recorder);

        assertEquals(0, recorder.call.take().getTotalCount());
    }

    @Test
    void aCancelledCallIsNoLongerInFlight() {
        timed.recordTo(recorder);
        fake.next = new CompletableFuture<>();

        CompletableFuture<Long> derived = timed.callAsync(CALL).thenApply(PointsReply::id);
        assertEquals(1, recorder.callsInFlight().count());
        derived.cancel(true);

        assertTrue(fake.next.isCancelled());
        assertEquals(0, recorder.callsInFlight().count());
    }

    @Test
    void aCallThatCannotBeBegunIsNotInFlight() {
        timed.recordTo(recorder);
        fake.next = null;

        assertThrows(NullPointerException.class, () -> timed.callAsync(CALL));
        assertEquals(0, recorder.callsInFlight().count());
    }

    @Test
    void closesTheServiceBehindIt() {
        timed.close();

        assertTrue(fake.closed);
    }
}
