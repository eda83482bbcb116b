package slowcall.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.plan.Position;
import slowcall.plan.RequestShape;
import slowcall.plan.Setting;
import slowcall.service.PointsCall;

/**
 * Guards against a strategy, anybody's, that loses or doubles a request, swallows a failure, leaves work or threads behind, or
 * runs calls in another order than the shape says: its figures would look better than they are.
 */
@Timeout(120)
class StrategyContractTest {
    private static final Map<String, Integer> SMALL = Map.of("pool_size", 4, "permits", 4, "callers", 2);
    private static final RequestShape CHAIN = new RequestShape.Chain(3);
    private static final RequestShape FAN_OUT = new RequestShape.FanOut(3);
    private static final List<RequestShape> SHAPES = List.of(new RequestShape.Single(), CHAIN, FAN_OUT);

    static List<Strategy> strategies() {
        return Strategies.inTrial();
    }

    static Stream<Arguments> strategiesAndShapes() {
        return strategies().stream()
                .flatMap(strategy -> SHAPES.stream().map(shape -> Arguments.of(strategy.name(), shape)));
    }

    static Stream<String> names() {
        return strategies().stream().map(Strategy::name);
    }

    @Test
    void theEightStrategiesOfTheDesignAreThere() {
        assertTrue(names().toList()
                .containsAll(List.of(
                        "async-client",
                        "completable-future",
                        "completable-future-default",
                        "fixed-pool",
                        "sync",
                        "thread-per-request",
                        "virtual-threads",
                        "virtual-threads-limited")));
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void everyRequestEndsOnceWhenEachOfItsCallsWasMadeOnce(String name, RequestShape shape) {
        FakePointsService service = FakePointsService.answering();

        List<RecordingProgress> all = submitAndClose(name, service, shape, 20);

        for (RecordingProgress progress : all) {
            assertEquals(List.of(Outcome.OK), progress.ends());
        }
        Set<PointsCall> wanted = new HashSet<>();
        for (int id = 0; id < 20; id++) {
            for (int call = 0; call < shape.calls(); call++) {
                wanted.add(new PointsCall(id, call, 0));
            }
        }
        assertEquals(20 * shape.calls(), service.calls().size());
        assertEquals(wanted, new HashSet<>(service.calls()));
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void closeReturnsWhenEverythingHandedOverHasEnded(String name, RequestShape shape) throws InterruptedException {
        FakePointsService service = FakePointsService.holding();
        Strategy.Session session = open(name, service);
        List<RecordingProgress> all = submit(session, shape, 5);
        service.awaitArrived(1);
        AtomicLong endedAtReturn = new AtomicLong(-1);

        Thread closer = Thread.ofPlatform().start(() -> {
            session.close();
            endedAtReturn.set(
                    all.stream().filter(progress -> !progress.ends().isEmpty()).count());
        });
        awaitWaiting(closer);
        boolean returnedEarly = !closer.isAlive();
        service.releaseAll();
        closer.join();

        assertFalse(returnedEarly, "close() returned while calls were under way");
        assertEquals(5, endedAtReturn.get());
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void aFailedCallFailsItsRequestWithTheCause(String name, RequestShape shape) {
        IOException failure = new IOException("connection reset");
        FakePointsService service = FakePointsService.failing(failure);

        for (RecordingProgress progress : submitAndClose(name, service, shape, 3)) {
            assertEquals(1, progress.ends().size());
            assertSame(
                    failure,
                    assertInstanceOf(Outcome.Failed.class, progress.ends().getFirst())
                            .cause());
        }
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void anUncheckedFailureIsAFailureToo(String name, RequestShape shape) {
        IllegalStateException failure = new IllegalStateException("client closed");

        for (RecordingProgress progress : submitAndClose(name, FakePointsService.failing(failure), shape, 3)) {
            assertEquals(1, progress.ends().size());
            assertSame(
                    failure,
                    assertInstanceOf(Outcome.Failed.class, progress.ends().getFirst())
                            .cause());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCallThatIsRefusedSomethingFailsAndIsNoRejection(String name) {
        FakePointsService service = FakePointsService.failing(new RejectedExecutionException("client shut down"));

        RecordingProgress progress =
                submitAndClose(name, service, new RequestShape.Single(), 1).getFirst();

        assertEquals(1, progress.ends().size());
        assertInstanceOf(Outcome.Failed.class, progress.ends().getFirst());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aChainGoesNoFurtherThanItsFirstFailure(String name) {
        FakePointsService service = FakePointsService.failing(new IOException("connection reset"));

        submitAndClose(name, service, CHAIN, 3);

        assertEquals(
                List.of(0, 0, 0),
                service.calls().stream().map(PointsCall::index).toList());
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void noThreadSurvivesClose(String name, RequestShape shape) throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        submitAndClose(name, FakePointsService.answering(), shape, 10);

        assertNoneSurvives(before);
    }

    private static void assertNoneSurvives(Set<Thread> before) throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && !isOfTheJdk(thread)) {
                // A pool has terminated a little before its last thread.
                assertTrue(thread.join(Duration.ofSeconds(5)), () -> thread + " survives");
            }
        }
    }

    /** The common pool's workers and the virtual threads' carriers and timers outlive every session. */
    private static boolean isOfTheJdk(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return (thread instanceof ForkJoinWorkerThread worker
                        && worker.getPool().equals(ForkJoinPool.commonPool()))
                || thread.getClass().getName().contains("CarrierThread")
                || thread.getName().startsWith("VirtualThread")
                || (group != null && Set.of("system", "InnocuousThreadGroup").contains(group.getName()));
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void momentsComeOncePerCallInTheirOrderAndBeforeTheEnd(String name, RequestShape shape) {
        for (RecordingProgress progress : submitAndClose(name, FakePointsService.answering(), shape, 20)) {
            List<RecordingProgress.Event> events = progress.events();
            assertEquals(new RecordingProgress.End(Outcome.OK), events.getLast());
            assertEquals(events.size(), new HashSet<>(events).size(), () -> "a moment came twice: " + events);
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i) instanceof RecordingProgress.At at) {
                    assertTrue(at.call() >= 0 && at.call() < shape.calls(), () -> "no such call: " + events);
                    if (at.moment() == Moment.PERMITTED) {
                        assertTrue(
                                events.subList(0, i).contains(new RecordingProgress.At(Moment.STARTED, at.call())),
                                () -> "permitted before started: " + events);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void onlyAStrategyWithALimitReportsPermits(String name, RequestShape shape) {
        boolean limited = name.equals("virtual-threads-limited");
        int tasks = shape instanceof RequestShape.FanOut ? 3 : 1;

        for (RecordingProgress progress : submitAndClose(name, FakePointsService.answering(), shape, 5)) {
            assertEquals(limited ? tasks : 0, count(progress, Moment.PERMITTED));
        }
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void everyTaskThatGetsAThreadSaysSo(String name, RequestShape shape) {
        int tasks = switch (name) {
            case "async-client" -> 0;
            case "sync" -> 1;
            case "completable-future", "completable-future-default" -> shape.calls();
            default -> shape instanceof RequestShape.FanOut ? 3 : 1;
        };
        for (RecordingProgress progress : submitAndClose(name, FakePointsService.answering(), shape, 5)) {
            assertEquals(tasks, count(progress, Moment.STARTED));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aChainMakesEachCallWhenTheOneBeforeHasReturned(String name) throws InterruptedException {
        FakePointsService service = FakePointsService.holding();
        try (Strategy.Session session = open(name, service)) {
            submit(session, CHAIN, 1);
            for (int call = 0; call < 3; call++) {
                service.awaitArrived(call + 1);
                service.release(call);
            }
        }

        assertEquals(
                List.of(0, 1, 2),
                service.calls().stream().map(PointsCall::index).toList());
        assertEquals(1, service.mostInside());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFanOutsCallsAreInTheServiceAtTheSameTimeUnlessThreadsAreTooFew(String name) throws InterruptedException {
        Optional<Limit> limit = Strategies.named(name).limit(settings(name));
        assumeTrue(!name.equals("sync") && limit.map(Limit::calls).orElse(FAN_OUT.calls()) >= FAN_OUT.calls());
        FakePointsService service = FakePointsService.holding();
        Strategy.Session session = open(name, service);
        try {
            submit(session, FAN_OUT, 1);
            service.awaitArrived(3);
            assertEquals(3, service.mostInside());
        } finally {
            service.releaseAll();
            session.close();
        }
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void neverHasMoreCallsInTheServiceThanItsLimitSays(String name, RequestShape shape) throws InterruptedException {
        Optional<Limit> limit = Strategies.named(name).limit(settings(name));
        assumeTrue(limit.isPresent());
        int most = limit.get().calls();
        int calls = 3 * most * shape.calls();
        FakePointsService service = FakePointsService.holding();
        Strategy.Session session = open(name, service);
        try {
            submit(session, shape, 3 * most);
            service.awaitArrived(most);
            for (int i = 0; i < calls; i++) {
                service.awaitArrived(Math.min(calls, i + 1));
                service.release(i);
            }
        } finally {
            service.releaseAll();
            session.close();
        }
        assertEquals(most, service.mostInside());
    }

    @Test
    void syncMakesAFanOutsCallsOneAfterAnother() throws InterruptedException {
        FakePointsService service = FakePointsService.holding();
        try (Strategy.Session session = open("sync", service)) {
            submit(session, FAN_OUT, 1);
            for (int call = 0; call < 3; call++) {
                service.awaitArrived(call + 1);
                service.release(call);
            }
        }

        assertEquals(
                List.of(0, 1, 2),
                service.calls().stream().map(PointsCall::index).toList());
        assertEquals(1, service.mostInside());
    }

    @Test
    void syncServesEachCallersRequestsInOrder() throws InterruptedException {
        FakePointsService service = FakePointsService.holding();
        try (Strategy.Session session = open("sync", service, Map.of("callers", 2))) {
            submit(session, new RequestShape.Single(), 6);
            service.awaitArrived(2);
            int odd = service.calls().getFirst().requestId() == 1 ? 0 : 1;
            // The caller of the odd ids goes on alone while the other one is held.
            service.release(odd);
            service.awaitArrived(3);
            service.release(2);
            service.awaitArrived(4);
            assertEquals(List.of(3L, 5L), ids(service).subList(2, 4));
            service.release(3);
            service.release(1 - odd);
            service.awaitArrived(5);
            service.release(4);
            service.awaitArrived(6);
            service.release(5);
        }

        assertEquals(List.of(2L, 4L), ids(service).subList(4, 6));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void aFullPoolRejectsARequestAtOnce(String name) throws InterruptedException {
        FakePointsService service = FakePointsService.holding();
        Strategy.Session session = open(name, service, Map.of("pool_size", 1, "queue_bound", 1));
        List<RecordingProgress> all;
        List<Outcome> third;
        try {
            all = new ArrayList<>(submit(session, new RequestShape.Single(), 1));
            service.awaitArrived(1);
            all.addAll(submit(session, new RequestShape.Single(), 2));
            third = all.get(2).ends();
        } finally {
            service.releaseAll();
            session.close();
        }
        assertEquals(List.of(Outcome.REJECTED), third);
        assertEquals(
                List.of(List.of(Outcome.OK), List.of(Outcome.OK), List.of(Outcome.REJECTED)),
                all.stream().map(RecordingProgress::ends).toList());
    }

    @ParameterizedTest
    @MethodSource("pools")
    void aFanOutThatDoesNotFitEndsOnceAsRejectedAfterTheCallsThatDid(String name) throws InterruptedException {
        FakePointsService service = FakePointsService.holding();
        Strategy.Session session = open(name, service, Map.of("pool_size", 1, "queue_bound", 1));
        RecordingProgress fanOut;
        List<Outcome> beforeRelease;
        try {
            submit(session, new RequestShape.Single(), 1);
            service.awaitArrived(1);
            fanOut = submit(session, FAN_OUT, 1).getFirst();
            beforeRelease = fanOut.ends();
        } finally {
            service.releaseAll();
            session.close();
        }
        assertEquals(List.of(), beforeRelease, "one of its calls is still queued");
        assertEquals(List.of(Outcome.REJECTED), fanOut.ends());
        assertEquals(2, service.calls().size());
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void cancellingEndsARequestUnderWayIfTheStrategySaysSoAndOtherwiseLeavesItAlone(String name, RequestShape shape)
            throws InterruptedException {
        Cancellation cancellation = Strategies.named(name).cancellation();
        FakePointsService service = FakePointsService.holding();
        RecordingProgress progress = RecordingProgress.cancelling();
        Strategy.Session session = open(name, service);
        try {
            session.submit(new Login(1, shape), progress);
            service.awaitArrived(1);
            assertEquals(cancellation != Cancellation.NONE, progress.cancel());
            if (cancellation.endsWhatHasBegun()) {
                progress.awaitEnd();
            } else {
                assertEquals(List.of(), progress.ends(), "ended, though its call is still under way");
            }
            assertTrue(!(shape instanceof RequestShape.Chain) || service.calls().size() == 1, "the chain went on");
        } finally {
            service.releaseAll();
            session.close();
        }
        assertEquals(1, progress.ends().size(), () -> progress.events().toString());
        assertTrue(
                cancellation == Cancellation.NONE
                        || shape instanceof RequestShape.Single
                        || progress.ends().getFirst() instanceof Outcome.Failed
                        || service.calls().size() == shape.calls(),
                () -> progress.events().toString());
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void aCancelledRequestThatHasNotBegunEndsAndIsNeverCalled(String name, RequestShape shape)
            throws InterruptedException {
        Strategy strategy = Strategies.named(name);
        Optional<Limit> limit = strategy.limit(settings(name));
        assumeTrue(limit.isPresent() && strategy.cancellation() != Cancellation.NONE);
        FakePointsService service = FakePointsService.holding();
        RecordingProgress cancelled = RecordingProgress.cancelling();
        Strategy.Session session = open(name, service);
        try {
            submit(session, new RequestShape.Single(), limit.get().calls());
            service.awaitArrived(limit.get().calls());
            session.submit(new Login(99, shape), cancelled);
            cancelled.cancel();
            cancelled.awaitEnd();
        } finally {
            service.releaseAll();
            session.close();
        }
        assertInstanceOf(Outcome.Failed.class, cancelled.ends().getFirst());
        assertEquals(1, cancelled.ends().size());
        assertFalse(ids(service).contains(99L));
    }

    @ParameterizedTest
    @MethodSource("strategiesAndShapes")
    void drainsAndLeavesNoThreadWhenWhatItHoldsIsCancelled(String name, RequestShape shape)
            throws InterruptedException {
        assumeTrue(Strategies.named(name).cancellation().endsWhatHasBegun());
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        FakePointsService service = FakePointsService.holding();
        List<RecordingProgress> all =
                Stream.generate(RecordingProgress::cancelling).limit(20).toList();
        try (Strategy.Session session = open(name, service)) {
            all.forEach(progress -> session.submit(new Login(1, shape), progress));
            service.awaitArrived(1);
            all.forEach(RecordingProgress::cancel);
        }

        all.forEach(progress -> assertEquals(1, progress.ends().size()));
        assertNoneSurvives(before);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCancellationDoesNotReachTheRequestsThatComeAfter(String name) throws InterruptedException {
        Strategy strategy = Strategies.named(name);
        assumeTrue(strategy.cancellation() == Cancellation.INTERRUPT);
        FakePointsService service = FakePointsService.holding();
        RecordingProgress cancelled = RecordingProgress.cancelling();
        RecordingProgress next = RecordingProgress.cancelling();
        Strategy.Session session = open(name, service, ofOne(name));
        try {
            session.submit(new Login(1, new RequestShape.Single()), cancelled);
            service.awaitArrived(1);
            session.submit(new Login(2, new RequestShape.Single()), next);
            cancelled.cancel();
            // Released together with its interruption, a call may still return.
            cancelled.awaitEnd();
            service.awaitArrived(2);
            // Once more, when the thread is no longer its own.
            cancelled.cancel();
        } finally {
            service.releaseAll();
            session.close();
        }
        assertEquals(0, service.arrivedInterrupted());
        assertInstanceOf(Outcome.Failed.class, cancelled.ends().getFirst());
        assertEquals(List.of(Outcome.OK), next.ends());
    }

    private static Map<String, Integer> ofOne(String name) {
        Map<String, Integer> one = new HashMap<>(Map.of("pool_size", 1, "permits", 1, "callers", 1));
        one.keySet().retainAll(Strategies.named(name).settings().names());
        return one;
    }

    static Stream<String> pools() {
        return strategies().stream()
                .filter(strategy -> strategy.settings().names().contains(Pool.QUEUE_BOUND))
                .map(Strategy::name);
    }

    private static long count(RecordingProgress progress, Moment moment) {
        return progress.events().stream()
                .filter(event -> event instanceof RecordingProgress.At at && at.moment() == moment)
                .count();
    }

    private static List<Long> ids(FakePointsService service) {
        return service.calls().stream().map(PointsCall::requestId).toList();
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.isAlive()
                && thread.getState() != Thread.State.WAITING
                && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static List<RecordingProgress> submitAndClose(
            String name, FakePointsService service, RequestShape shape, int requests) {
        try (Strategy.Session session = open(name, service)) {
            return submit(session, shape, requests);
        }
    }

    private static List<RecordingProgress> submit(Strategy.Session session, RequestShape shape, int requests) {
        List<RecordingProgress> all = IntStream.range(0, requests)
                .mapToObj(id -> new RecordingProgress())
                .toList();
        for (int id = 0; id < requests; id++) {
            session.submit(new Login(id, shape), all.get(id));
        }
        return all;
    }

    private static Strategy.Session open(String name, FakePointsService service) {
        return Strategies.named(name).open(service, settings(name));
    }

    private static Strategy.Session open(String name, FakePointsService service, Map<String, Integer> given) {
        return Strategies.named(name).open(service, read(name, given));
    }

    /** The defaults, but limits small enough to be reached. */
    private static Settings settings(String name) {
        Map<String, Integer> small = new HashMap<>(SMALL);
        small.keySet().retainAll(Strategies.named(name).settings().names());
        return read(name, small);
    }

    private static Settings read(String name, Map<String, Integer> given) {
        Map<String, Setting> settings = new HashMap<>();
        given.forEach((key, value) -> settings.put(key, new Setting(Integer.toString(value), Position.NONE)));
        return Strategies.named(name).settings().read(name, settings);
    }
}
