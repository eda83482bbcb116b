package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.plan.Work;

/** Guards against a positive control that does not pin, and against one that pins for another reason than it says. */
@Timeout(60)
class PinningServiceTest {
    private static final PointsCall CALL = new PointsCall(7, 0, 0);
    private static final PointsReply REPLY = new PointsReply(7, 10);

    @FunctionalInterface
    private interface Blocking {
        PointsReply call() throws IOException, InterruptedException;
    }

    private record Calling(Blocking blocking) implements PointsService {
        @Override
        public PointsReply call(PointsCall call) throws IOException, InterruptedException {
            return blocking.call();
        }

        @Override
        public CompletableFuture<PointsReply> callAsync(PointsCall call) {
            return CompletableFuture.completedFuture(REPLY);
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @EnumSource
    void answersAndFailuresPassThrough(Work.Pin pin) throws Exception {
        assertSame(REPLY, new PinningService(new Calling(() -> REPLY), pin).call(CALL));
        for (Throwable failure : List.of(
                new IOException("connection reset"),
                new InterruptedException(),
                new IllegalStateException("client closed"),
                new StackOverflowError())) {
            PinningService failing = new PinningService(new Calling(() -> PinningServiceTest.sneak(failure)), pin);
            assertSame(failure, assertThrows(failure.getClass(), () -> failing.call(CALL)));
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> PointsReply sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @ParameterizedTest
    @EnumSource
    void callsDoNotWaitForEachOther(Work.Pin pin) throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        PinningService service = new PinningService(
                new Calling(() -> {
                    both.countDown();
                    assertTrue(both.await(20, TimeUnit.SECONDS), "alone");
                    return REPLY;
                }),
                pin);

        Thread other = Thread.ofPlatform().start(() -> {
            try {
                service.call(CALL);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        service.call(CALL);
        other.join();
    }

    @Test
    void aClassInitialiserPinsOnEveryJdk() throws Exception {
        assertEquals(10, pinned(Work.Pin.CLASS_INIT, 10));
    }

    @Test
    void withoutAPinNothingIsPinned() throws Exception {
        assertEquals(0, pinned(Work.Pin.NONE, 10));
    }

    @Test
    void aMonitorPinsBeforeJdk24AndNotFromThenOn() throws Exception {
        assertEquals(Runtime.version().feature() < 24 ? 10 : 0, pinned(Work.Pin.MONITOR, 10));
    }

    /** The calls that JFR reports as pinned, of so many that wait for a moment on virtual threads. */
    private static long pinned(Work.Pin pin, int calls) throws InterruptedException {
        PinningService service = new PinningService(
                new Calling(() -> {
                    LockSupport.parkNanos(1_000_000);
                    return REPLY;
                }),
                pin);
        // Loads what the call needs, which may pin by itself.
        run(service, 1);
        var count = new AtomicLong();
        try (RecordingStream stream = new RecordingStream()) {
            stream.enable("jdk.VirtualThreadPinned")
                    .withThreshold(Duration.ZERO)
                    .withStackTrace();
            stream.onEvent("jdk.VirtualThreadPinned", event -> {
                if (event.getStackTrace() != null
                        && event.getStackTrace().getFrames().stream()
                                .anyMatch(frame -> frame.getMethod()
                                        .getType()
                                        .getName()
                                        .startsWith(PinningService.class.getName()))) {
                    count.incrementAndGet();
                }
            });
            stream.startAsync();
            run(service, calls);
            stream.stop();
        }
        return count.get();
    }

    private static void run(PinningService service, int calls) throws InterruptedException {
        List<Thread> threads = IntStream.range(0, calls)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    try {
                        service.call(CALL);
                    } catch (IOException | InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
