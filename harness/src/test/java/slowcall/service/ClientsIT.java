package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.plan.Exchange;

/**
 * What every HTTP client must do alike. Guards against arms that differ in something else than the client: a pool that bounds
 * calls unasked, retries that apply a call twice, connections that are not used again, calls that cannot be ended.
 */
class ClientsIT {
    private static final long LONG_SECONDS = 60;
    private static final int LONG_MILLIS = (int) TimeUnit.SECONDS.toMillis(LONG_SECONDS);

    private static WireMockService service;

    @BeforeAll
    static void start(@TempDir Path temporary) throws Exception {
        service = WireMockService.start(temporary.resolve("errors.txt"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void reset() throws Exception {
        service.reset();
    }

    static Stream<String> clients() {
        return slowcall.plan.Clients.NAMES.stream()
                .filter(name -> Exchange.through(name).overTheWire());
    }

    private static PointsService open(String client) {
        return open(Exchange.through(client));
    }

    private static PointsService open(Exchange exchange) {
        return Clients.open(exchange, service.points());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void answersBothKindsOfCallAndTellsWhatItCan(String client) throws Exception {
        try (PointsService points = open(client)) {
            long before = System.nanoTime();
            PointsReply blocking = points.call(new PointsCall(3, 0, 20));
            PointsReply asynchronous =
                    points.callAsync(new PointsCall(4, 0, 20)).join();
            long after = System.nanoTime();

            assertEquals(new PointsReply(3, 10), blocking.at(0, 0));
            assertEquals(new PointsReply(4, 10), asynchronous.at(0, 0));
            assertMoment(!client.equals("jdk"), blocking.connectedNanos(), before, after);
            assertMoment(!client.equals("jdk"), asynchronous.connectedNanos(), before, after);
            assertMoment(Set.of("jdk", "jetty").contains(client), blocking.completedNanos(), before, after);
            assertMoment(!client.equals("okhttp"), asynchronous.completedNanos(), before, after);
            LedgerEntries ledger = service.ledger();
            assertEquals(List.of(1, 1), List.of(ledger.applied(3), ledger.applied(4)));
        }
    }

    private static void assertMoment(boolean known, long nanos, long before, long after) {
        if (known) {
            assertTrue(nanos - before >= 0 && after - nanos >= 0, () -> before + ", " + nanos + ", " + after);
        } else {
            assertEquals(0, nanos);
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aFailedCallIsAnErrorAndIsNotAppliedOrRepeated(String client) throws Exception {
        try (PointsService points = open(client)) {
            PointsCall call = new PointsCall(0, 0, LONG_MILLIS).failed();

            assertThrows(UnexpectedStatusException.class, () -> points.call(call));
            CompletionException e = assertThrows(
                    CompletionException.class, () -> points.callAsync(call).join());
            assertInstanceOf(UnexpectedStatusException.class, e.getCause());

            ServiceSnapshot snapshot = service.snapshot();
            assertEquals(List.of(2L, 2L, 0L), List.of(snapshot.received(), snapshot.failed(), snapshot.applied()));
            assertEquals(0, service.ledger().ids());
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aRefusedConnectionIsAnError(String client) throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (PointsService points = Clients.open(Exchange.through(client), WireMockService.pointsAt(nobody))) {
            PointsCall call = new PointsCall(0, 0, 1);

            assertThrows(IOException.class, () -> points.call(call));
            CompletionException e = assertThrows(
                    CompletionException.class, () -> points.callAsync(call).join());
            assertInstanceOf(IOException.class, e.getCause());
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void anInterruptEndsACallOnAVirtualThread(String client) throws Exception {
        assertInterruptEndsIt(client, Thread.ofVirtual());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "jetty"})
    void anInterruptEndsACallThatWaitsForAFuture(String client) throws Exception {
        assertInterruptEndsIt(client, Thread.ofPlatform());
    }

    private static void assertInterruptEndsIt(String client, Thread.Builder threads) throws Exception {
        try (PointsService points = open(client)) {
            FutureTask<PointsReply> call = new FutureTask<>(() -> points.call(new PointsCall(0, 0, LONG_MILLIS)));
            Thread caller = threads.start(call);
            awaitReceived(1);

            caller.interrupt();

            ExecutionException e =
                    assertThrows(ExecutionException.class, () -> call.get(LONG_SECONDS / 2, TimeUnit.SECONDS));
            Throwable cause = e.getCause();
            assertTrue(cause instanceof InterruptedException || cause instanceof IOException, e::toString);
        }
    }

    /** A socket that a platform thread reads cannot be interrupted: such a thread is held until the answer comes. */
    @ParameterizedTest
    @ValueSource(strings = {"apache5", "okhttp"})
    void aPlatformThreadThatReadsTheSocketIsHeldUntilTheAnswer(String client) throws Exception {
        try (PointsService points = open(client)) {
            FutureTask<PointsReply> call = new FutureTask<>(() -> points.call(new PointsCall(0, 0, 2000)));
            Thread caller = Thread.ofPlatform().start(call);
            awaitReceived(1);

            caller.interrupt();

            try {
                assertEquals(0, call.get(LONG_SECONDS, TimeUnit.SECONDS).id());
            } catch (ExecutionException e) {
                // OkHttp has read the answer, and then looks whether it was interrupted.
                assertInstanceOf(InterruptedIOException.class, e.getCause());
            }
            assertEquals(1, service.ledger().applied(0));
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void aCancelledCallGivesItsConnectionUp(String client) throws Exception {
        try (PointsService points = open(new Exchange(client, 1, 0, true))) {
            CompletableFuture<PointsReply> first = points.callAsync(new PointsCall(0, 0, LONG_MILLIS));
            CompletableFuture<Long> derived = first.thenApply(PointsReply::id);
            awaitReceived(1);

            assertTrue(derived.cancel(true));

            assertEquals(
                    1,
                    points.callAsync(new PointsCall(1, 0, 1))
                            .get(LONG_SECONDS / 2, TimeUnit.SECONDS)
                            .id());
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void carriesAPayload(String client) throws Exception {
        for (boolean json : new boolean[] {true, false}) {
            for (int bytes : new int[] {0, 1, 3_000_000}) {
                try (PointsService points = open(new Exchange(client, 0, bytes, json))) {
                    assertEquals(5, points.call(new PointsCall(5, 0, 1)).id());
                    assertEquals(
                            6, points.callAsync(new PointsCall(6, 0, 0)).join().id());
                }
            }
        }
        assertEquals(0, service.snapshot().malformed());
        assertEquals(6, service.ledger().applied(5));
    }

    /** Their calls last for longer than the test, so that all that have come in are there at once. */
    @ParameterizedTest
    @MethodSource("clients")
    void callsAreNotBoundUnaskedAndEndWithTheClient(String client) throws Exception {
        int calls = 150;
        for (boolean blocking : new boolean[] {true, false}) {
            service.reset();
            List<Future<PointsReply>> replies;
            try (PointsService points = open(client)) {
                replies = begin(points, blocking, calls, LONG_MILLIS);
                awaitReceived(calls);
            }
            for (Future<PointsReply> reply : replies) {
                assertThrows(ExecutionException.class, () -> reply.get(LONG_SECONDS / 2, TimeUnit.SECONDS));
            }
            assertEquals(0, service.snapshot().applied());
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void opensNoMoreConnectionsThanItMay(String client) throws Exception {
        for (boolean blocking : new boolean[] {true, false}) {
            service.reset();
            long before = service.snapshot().connections();
            try (PointsService points = open(new Exchange(client, 3, 0, true))) {
                fan(points, blocking, 30, 30);
            }
            assertEquals(3, service.snapshot().connections() - before, "blocking: " + blocking);
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void usesItsConnectionsAgain(String client) throws Exception {
        for (boolean blocking : new boolean[] {true, false}) {
            try (PointsService points = open(client)) {
                fan(points, blocking, 20, 1000);
                long opened = service.snapshot().connections();

                fan(points, blocking, 20, 20);
                fan(points, blocking, 1, 1);

                assertEquals(0, service.snapshot().connections() - opened, "blocking: " + blocking);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void leavesNoThreadThatWouldKeepTheJvmAlive(String client) throws Exception {
        Set<Thread> before = keepers();
        try (PointsService points = open(client)) {
            fan(points, true, 5, 10);
            fan(points, false, 5, 10);
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(LONG_SECONDS).toNanos();
        Set<Thread> left = new HashSet<>();
        do {
            left.clear();
            left.addAll(keepers());
            left.removeAll(before);
        } while (!left.isEmpty() && System.nanoTime() < deadline);
        assertEquals(Set.of(), left);
    }

    private static Set<Thread> keepers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.isDaemon())
                .collect(Collectors.toSet());
    }

    private static void fan(PointsService points, boolean blocking, int calls, int delayMillis) throws Exception {
        List<Future<PointsReply>> replies = begin(points, blocking, calls, delayMillis);
        for (int id = 0; id < calls; id++) {
            assertEquals(id, replies.get(id).get().id());
        }
    }

    private static List<Future<PointsReply>> begin(PointsService points, boolean blocking, int calls, int delayMillis) {
        List<Future<PointsReply>> replies = new ArrayList<>();
        for (int id = 0; id < calls; id++) {
            PointsCall call = new PointsCall(id, 0, delayMillis);
            if (blocking) {
                FutureTask<PointsReply> task = new FutureTask<>(() -> points.call(call));
                Thread.ofVirtual().start(task);
                replies.add(task);
            } else {
                replies.add(points.callAsync(call));
            }
        }
        return replies;
    }

    private static void awaitReceived(int calls) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(LONG_SECONDS).toNanos();
        while (service.snapshot().received() < calls) {
            assertTrue(System.nanoTime() < deadline, "not every call arrives");
            Thread.sleep(5);
        }
    }
}
