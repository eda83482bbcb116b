package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;
import slowcall.jvm.Processes;
import slowcall.plan.Exchange;
import slowcall.plan.Outage;

/**
 * Guards against a slow service that is not as slow as it is told, that miscounts, that serves strangers, or that outlives its
 * parent.
 */
class WireMockServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static WireMockService service;
    private static double warmRate;
    private static PointsService client;
    private static HttpClient http;

    @BeforeAll
    static void start(@TempDir Path temporary) throws Exception {
        service = WireMockService.start(temporary.resolve("errors.txt"));
        warmRate = service.warmUp();
        client = Clients.open(Exchange.through("jdk"), service.points());
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        client.close();
        service.close();
    }

    @BeforeEach
    void reset() throws Exception {
        service.reset();
    }

    @Test
    void warmsUpToSomeRate() {
        assertTrue(warmRate > 0, "rate " + warmRate);
    }

    /** WireMock answers a call without a delay at once, on another path than one with. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200})
    void answersAfterTheDelayAndAppliesTheCallOnce(int delayMillis) throws Exception {
        long before = System.nanoTime();

        PointsReply reply = client.call(new PointsCall(3, 0, delayMillis));

        long after = System.nanoTime();
        assertEquals(new PointsReply(3, 10), reply.at(0, 0));
        assertTrue(after - before >= TimeUnit.MILLISECONDS.toNanos(delayMillis), "took " + (after - before) + " ns");
        LedgerEntries ledger = service.ledger();
        assertEquals(4, ledger.ids());
        assertEquals(
                List.of(0, 0, 0, 1),
                List.of(ledger.applied(0), ledger.applied(1), ledger.applied(2), ledger.applied(3)));
        assertEquals(0, ledger.firstAppliedNanos(0));
        // Applied when the delay is over, not when the call came in.
        long applied = ledger.firstAppliedNanos(3);
        assertTrue(applied >= before + TimeUnit.MILLISECONDS.toNanos(delayMillis) && applied <= after);
    }

    @Test
    void countsEveryCallOfARequestAndKeepsTheFirstTime() throws Exception {
        long before = System.nanoTime();
        var unused = client.call(new PointsCall(0, 0, 1));
        long between = System.nanoTime();
        unused = client.call(new PointsCall(0, 1, 1));

        LedgerEntries ledger = service.ledger();
        assertEquals(2, ledger.applied(0));
        assertTrue(ledger.firstAppliedNanos(0) > before && ledger.firstAppliedNanos(0) < between);
    }

    @Test
    void holdsTwoHundredCallsAtOnceAndTimesEachOfThem() throws Exception {
        int calls = 200;
        int delayMillis = 2000;

        fan(calls, delayMillis);

        assertEquals(calls, awaitTimed(calls).inFlightMax());
        ServiceSnapshot snapshot = service.snapshot();
        assertEquals(calls, snapshot.received());
        assertEquals(calls, snapshot.applied());
        assertEquals(0, snapshot.inFlight());
        assertEquals(0, snapshot.outOfRange());
        Histogram times = decode(snapshot.serviceTime());
        assertEquals(calls, times.getTotalCount());
        assertTrue(
                times.getMinValue() >= times.lowestEquivalentValue(delayMillis * 1000L), "min " + times.getMinValue());
        assertEquals(calls, decode(snapshot.excessDelay()).getTotalCount());
        LedgerEntries ledger = service.ledger();
        assertEquals(calls, ledger.ids());
        for (int id = 0; id < calls; id++) {
            assertEquals(1, ledger.applied(id), "id " + id);
        }
    }

    @Test
    void aResetEmptiesTheBooksButForgetsNoConnection() throws Exception {
        fan(20, 5);
        ServiceSnapshot before = awaitTimed(20);
        assertTrue(before.connections() > 0);

        service.reset();

        ServiceSnapshot after = service.snapshot();
        assertEquals(0, service.ledger().ids());
        assertEquals(List.of(0L, 0L, 0L), List.of(after.received(), after.applied(), after.inFlightMax()));
        assertEquals(0, decode(after.serviceTime()).getTotalCount());
        assertEquals(0, decode(after.excessDelay()).getTotalCount());
        assertTrue(after.connections() >= before.connections());
    }

    @Test
    void keepsNoLedgerOfNegativeIds() throws Exception {
        var unused = client.call(new PointsCall(-1, 0, 1));

        assertEquals(0, service.ledger().ids());
        ServiceSnapshot snapshot = service.snapshot();
        assertEquals(1, snapshot.applied());
        assertEquals(0, snapshot.outOfRange());
    }

    @Test
    void countsIdsThatNoTrialUses() throws Exception {
        var unused = client.call(new PointsCall(Ledger.MOST_IDS, 0, 1));

        assertEquals(0, service.ledger().ids());
        assertEquals(1, service.snapshot().outOfRange());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"requestId\": 1, \"index\": 0, \"delayMillis\": -1}", "{\"requestId\": \"x\"}"
            })
    void refusesWhatIsNoCall(String body) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(service.points())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());

        assertEquals(400, response.statusCode());
        ServiceSnapshot snapshot = service.snapshot();
        assertEquals(1, snapshot.malformed());
        assertEquals(0, snapshot.received());
        assertEquals(0, snapshot.inFlight());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mappings", "requests", "settings", "slowcall/ledger", "slowcall/snapshot", "slowcall/clock"})
    void keepsItsAdminApiFromStrangers(String path) throws Exception {
        URI uri = admin(path);
        HttpRequest bare = HttpRequest.newBuilder(uri).build();
        HttpRequest wrong = HttpRequest.newBuilder(uri)
                .header("Authorization", "Token 00000000000000000000000000000000")
                .build();

        assertAll(
                () -> assertRefused(bare),
                () -> assertRefused(wrong),
                () -> assertRefused(HttpRequest.newBuilder(admin("slowcall/reset"))
                        .POST(BodyPublishers.noBody())
                        .build()),
                () -> assertRefused(HttpRequest.newBuilder(admin("slowcall/outage"))
                        .POST(BodyPublishers.ofString("{}"))
                        .build()),
                () -> assertRefused(HttpRequest.newBuilder(admin("slowcall/faults"))
                        .POST(BodyPublishers.ofString("{}"))
                        .build()),
                () -> assertRefused(HttpRequest.newBuilder(admin("shutdown"))
                        .POST(BodyPublishers.noBody())
                        .build()));
        assertTrue(service.isAlive());
    }

    @Test
    void aCallThatIsToGrantOnceIsAnsweredAgainAndHasNoSecondEffect() throws Exception {
        PointsCall call = new PointsCall(5, 0, 1).onlyOnce();

        PointsReply first = client.call(call);
        PointsReply second = client.call(call);

        assertEquals(first.at(0, 0), second.at(0, 0));
        assertEquals(2, service.ledger().applied(5));
        assertEquals(1, service.ledger().effects(5));
    }

    /** WireMock answers a call without a delay on another path. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void losesTheAnswerToACallThatItHasApplied(int delayMillis) throws Exception {
        service.loseAnswers(1, 7);

        assertTimeoutPreemptively(
                PATIENCE, () -> assertThrows(IOException.class, () -> client.call(new PointsCall(6, 0, delayMillis))));

        assertEquals(1, service.ledger().applied(6));
        assertEquals(6, client.call(new PointsCall(6, 0, delayMillis)).id(), "its repetition is answered");
        assertEquals(2, service.ledger().applied(6));
        service.reset();
        assertEquals(6, client.call(new PointsCall(6, 0, delayMillis)).id());
    }

    private static HttpResponse<String> bulk(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(service.bulkPoints())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aBulkIsOneCallWithOneDelayAndAppliesEachOfItsIds() throws Exception {
        long before = System.nanoTime();

        HttpResponse<String> response = bulk("[{`requestId`:1,`index`:0,`delayMillis`:5},"
                .concat("{`requestId`:3,`index`:0,`delayMillis`:150},{`requestId`:1,`index`:0,`delayMillis`:0}]")
                .replace('`', '"'));

        long after = System.nanoTime();
        assertEquals(200, response.statusCode());
        assertEquals("{\"granted\":3}", response.body());
        assertTrue(after - before >= TimeUnit.MILLISECONDS.toNanos(150), "took " + (after - before) + " ns");
        LedgerEntries ledger = service.ledger();
        assertEquals(
                List.of(0, 2, 0, 1),
                List.of(ledger.applied(0), ledger.applied(1), ledger.applied(2), ledger.applied(3)));
        assertEquals(ledger.firstAppliedNanos(1), ledger.firstAppliedNanos(3));
        assertTrue(ledger.firstAppliedNanos(1) - before >= TimeUnit.MILLISECONDS.toNanos(150));
        ServiceSnapshot snapshot = awaitTimed(1);
        assertEquals(List.of(1L, 3L, 0L), List.of(snapshot.received(), snapshot.applied(), snapshot.inFlight()));
    }

    @Test
    void aBulkThatIsToGrantOnceHasNoSecondEffect() throws Exception {
        String body = "[{`requestId`:4,`index`:0,`delayMillis`:0,`once`:true}]".replace('`', '"');
        assertEquals(200, bulk(body).statusCode());
        assertEquals(200, bulk(body).statusCode());

        assertEquals(2, service.ledger().applied(4));
        assertEquals(1, service.ledger().effects(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "null", "[null]", "[1]", "[{\"requestId\":1,\"index\":0,\"delayMillis\":-1}]"})
    void refusesWhatIsNoBulk(String body) throws Exception {
        assertEquals(400, bulk(body).statusCode());

        assertEquals(1, service.snapshot().malformed());
        assertEquals(0, service.snapshot().received());
        assertEquals(0, service.ledger().ids());
    }

    /** All or none; and of a lost answer nobody knows which. */
    @Test
    void aBulkMeetsOutagesAndLosesAnswersAsOne() throws Exception {
        String body = "[{`requestId`:7,`index`:0,`delayMillis`:0},{`requestId`:8,`index`:0,`delayMillis`:0}]"
                .replace('`', '"');
        service.loseAnswers(1, 7);
        assertThrows(IOException.class, () -> bulk(body));
        assertEquals(1, service.ledger().applied(7));
        assertEquals(1, service.ledger().applied(8));

        service.reset();
        service.order(Outage.Mode.FAIL, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300), Long.MAX_VALUE / 2);
        awaitNanos(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(400));
        assertEquals(503, bulk(body).statusCode());
        assertEquals(1, service.snapshot().failed());
        assertEquals(0, service.ledger().ids());
    }

    @Test
    void keepsAnOutageByItsOwnClock() throws Exception {
        long from = service.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1000);
        long until = from + TimeUnit.MILLISECONDS.toNanos(1000);
        service.order(Outage.Mode.HANG, from, until);

        var before = client.call(new PointsCall(0, 0, 1));
        assertEquals(0, before.id());
        assertTrue(service.ledger().firstAppliedNanos(0) < from, "answered before it");
        awaitNanos(from);
        var within = client.call(new PointsCall(1, 0, 1));
        assertEquals(1, within.id());
        assertTrue(service.ledger().firstAppliedNanos(1) >= until, "answered after it");

        service.order(Outage.Mode.FAIL, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300), Long.MAX_VALUE / 2);
        awaitNanos(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(400));
        assertThrows(UnexpectedStatusException.class, () -> client.call(new PointsCall(2, 0, 1)));
        assertEquals(1, service.snapshot().failed());
        service.reset();
        assertEquals(3, client.call(new PointsCall(3, 0, 1)).id());
    }

    @Test
    void refusesAnOutageThatItKnowsOfTooLate() {
        long now = System.nanoTime();

        assertThrows(ChildFailedException.class, () -> service.order(Outage.Mode.FAIL, now, now + 1));
    }

    private static void awaitNanos(long nanoTime) throws InterruptedException {
        while (System.nanoTime() < nanoTime) {
            Thread.sleep(1);
        }
    }

    @Test
    void keepsNoJournalOfRequests() throws Exception {
        var unused = client.call(new PointsCall(0, 0, 1));

        HttpResponse<String> response =
                http.send(service.admin("/requests").GET().build(), BodyHandlers.ofString());

        assertTrue(response.body().contains("request journal is disabled"), response.body());
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        assumeFalse(others.isEmpty(), "this host has no address but loopback, so that nothing can be shown");

        for (InetAddress address : others) {
            assertThrows(IOException.class, () -> connect(address), "connected to " + address);
        }
        connect(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    @Test
    void tellsItsCpuTime() throws Exception {
        ServiceSnapshot before = service.snapshot();
        fan(200, 1);
        ServiceSnapshot after = service.snapshot();

        assertTrue(after.cpuNanos() > before.cpuNanos());
        assertTrue(after.nanoTime() > before.nanoTime());
    }

    @Test
    void endsWhenItIsClosed(@TempDir Path temporary) throws Exception {
        WireMockService closed = WireMockService.start(temporary.resolve("errors.txt"));
        assertTrue(closed.isAlive());

        closed.close();

        assertFalse(closed.isAlive());
        Processes.awaitEnd(closed.pid());
    }

    @Test
    void endsWhenItsParentIsKilled(@TempDir Path temporary) throws Exception {
        Path errors = temporary.resolve("errors.txt");
        try (ChildJvm parent = ChildJvm.start("the parent", List.of(), List.of(), ServiceParent.class, errors)) {
            parent.send(temporary.resolve("service-errors.txt").toString());
            long pid = Long.parseLong(parent.receive(PATIENCE));
            assertTrue(ProcessHandle.of(pid).orElseThrow().isAlive());

            ProcessHandle.of(parent.pid()).orElseThrow().destroyForcibly();

            Processes.awaitEnd(pid);
        }
    }

    private static void fan(int calls, int delayMillis) {
        List<CompletableFuture<PointsReply>> replies = new ArrayList<>();
        for (int id = 0; id < calls; id++) {
            replies.add(client.callAsync(new PointsCall(id, 0, delayMillis)));
        }
        CompletableFuture.allOf(replies.toArray(CompletableFuture<?>[]::new)).join();
    }

    /** An answer may be here before the service has noted that it is. */
    private static ServiceSnapshot awaitTimed(int calls) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            ServiceSnapshot snapshot = service.snapshot();
            if (decode(snapshot.excessDelay()).getTotalCount() >= calls || System.nanoTime() > deadline) {
                return snapshot;
            }
            Thread.sleep(5);
        }
    }

    private static Histogram decode(String histogram) throws Exception {
        return Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), 0);
    }

    private static URI admin(String path) {
        return URI.create("http://127.0.0.1:" + service.port() + "/__admin/" + path);
    }

    private static void assertRefused(HttpRequest request) throws Exception {
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        assertTrue(status == 401 || status == 403, request + " was answered with status " + status);
    }

    private static void connect(InetAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, service.port()), 2000);
        }
    }
}
