package slowcall.integrations.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** Guards against a failure that nobody hears of, one that is told of twice, and a call that is told of though it was answered. */
@Timeout(60)
class RetryingServiceTest {
    private static final PointsCall CALL = new PointsCall(7, 0, 20);

    private final List<GivenUp> log = Collections.synchronizedList(new ArrayList<>());

    /** Fails so many calls, then answers. */
    private static final class FailsAtFirst implements PointsService {
        private final int failures;
        private final AtomicInteger made = new AtomicInteger();

        FailsAtFirst(int failures) {
            this.failures = failures;
        }

        @Override
        public PointsReply call(PointsCall call) throws IOException {
            if (made.incrementAndGet() <= failures) {
                throw new IOException("failure " + made.get());
            }
            return new PointsReply(call.requestId(), 10);
        }

        @Override
        public CompletableFuture<PointsReply> callAsync(PointsCall call) {
            try {
                return CompletableFuture.completedFuture(call(call));
            } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        @Override
        public void close() {}
    }

    private RetryingService retrying(PointsService service, int times) {
        return new RetryingService(service, new Retry(times, Duration.ofMillis(1)), log::add);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 3", "1, 1", "2, 3", "3, 3"})
    void aCallThatIsAnsweredInTheEndIsNotGivenUp(int failures, int retries) throws Exception {
        FailsAtFirst blocking = new FailsAtFirst(failures);
        FailsAtFirst asynchronous = new FailsAtFirst(failures);

        assertEquals(7, retrying(blocking, retries).call(CALL).id());
        assertEquals(7, retrying(asynchronous, retries).callAsync(CALL).join().id());

        assertEquals(failures + 1, blocking.made.get());
        assertEquals(failures + 1, asynchronous.made.get());
        assertEquals(List.of(), log);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 2", "9, 2"})
    void aCallThatFailsOftenEnoughIsGivenUpOnce(int failures, int retries) {
        FailsAtFirst blocking = new FailsAtFirst(failures);
        FailsAtFirst asynchronous = new FailsAtFirst(failures);

        assertThrows(IOException.class, () -> retrying(blocking, retries).call(CALL));
        var failure = assertThrows(
                CompletionException.class,
                () -> retrying(asynchronous, retries).callAsync(CALL).join());

        assertTrue(failure.getCause() instanceof IOException, failure::toString);
        GivenUp expected = new GivenUp(CALL, retries + 1, "java.io.IOException: failure " + (retries + 1));
        assertEquals(List.of(expected, expected), log);
        assertEquals(retries + 1, blocking.made.get());
        assertEquals(retries + 1, asynchronous.made.get());
    }

    @Test
    void anInterruptGivesACallUpAtOnceAndIsToldOf() {
        InterruptedException interrupt = new InterruptedException("enough");
        PointsService interrupted = new PointsService() {
            @Override
            public PointsReply call(PointsCall call) throws InterruptedException {
                throw interrupt;
            }

            @Override
            public CompletableFuture<PointsReply> callAsync(PointsCall call) {
                throw new AssertionError("not asked for");
            }

            @Override
            public void close() {}
        };

        assertSame(
                interrupt,
                assertThrows(
                        InterruptedException.class,
                        () -> retrying(interrupted, 5).call(CALL)));
        assertEquals(List.of(new GivenUp(CALL, 1, "java.lang.InterruptedException: enough")), log);
    }

    @Test
    void anInterruptWhileItWaitsGivesACallUpToo() {
        FailsAtFirst service = new FailsAtFirst(9);
        RetryingService patient = new RetryingService(service, new Retry(5, Duration.ofMinutes(1)), log::add);
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> patient.call(CALL));

        assertEquals(1, service.made.get());
        assertEquals(1, log.size());
    }

    @Test
    void refusesWhatIsNoRetry() {
        assertEquals(
                "retries -1 must be at least 0",
                assertThrows(IllegalArgumentException.class, () -> new Retry(-1, Duration.ZERO))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Retry(1, Duration.ofMillis(-1)));
    }
}
