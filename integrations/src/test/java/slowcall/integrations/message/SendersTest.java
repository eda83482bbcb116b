package slowcall.integrations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.message.FaultySender.Loses;
import slowcall.service.PointsCall;

/** Guards against a failed message that is neither lost, repeated nor written down where it must be, and that nobody counts. */
@Timeout(60)
class SendersTest {
    private static final int MESSAGES = 1000;
    private static final double SHARE = 0.1;
    private static final long SEED = 42;

    private final FakeSender broker = new FakeSender();
    private final List<GivenUp> log = Collections.synchronizedList(new ArrayList<>());

    private static Message message(long id) {
        return new Message(id, (int) id % 7, 20, Intent.EVENT);
    }

    private static Message message(PointsCall call) {
        return message(call.requestId());
    }

    private FaultySender faulty(Loses loses) {
        return new FaultySender(broker, loses, SHARE, SEED);
    }

    private static long struck(FaultySender faulty) {
        return LongStream.range(0, MESSAGES).filter(faulty::strikes).count();
    }

    private static void sendAll(Sender sender) {
        LongStream.range(0, MESSAGES).forEach(id -> sender.send(message(id)).join());
    }

    private Map<Long, Long> arrivals() {
        return broker.taken().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void faultsStrikeTheShareTheyAreToldToAndTheSameMessagesEachTime() {
        FaultySender faulty = faulty(Loses.MESSAGE);

        // Ten standard deviations to either side.
        assertEquals(SHARE * MESSAGES, (double) struck(faulty), 10 * Math.sqrt(MESSAGES * SHARE * (1 - SHARE)));
        assertEquals(struck(faulty), struck(faulty(Loses.ACKNOWLEDGEMENT)));
        assertEquals(0, struck(new FaultySender(broker, Loses.MESSAGE, 0, SEED)));
        assertEquals(MESSAGES, struck(new FaultySender(broker, Loses.MESSAGE, 1, SEED)));
        assertThrows(IllegalArgumentException.class, () -> new FaultySender(broker, Loses.MESSAGE, Double.NaN, SEED));
    }

    @Test
    void ignoredFailuresLoseAsManyAsAreStruck() {
        FaultySender faulty = faulty(Loses.MESSAGE);
        IgnoringSender ignoring = new IgnoringSender(faulty);

        sendAll(ignoring);

        assertEquals(struck(faulty), ignoring.failed());
        assertEquals(MESSAGES - struck(faulty), arrivals().size());
        assertTrue(arrivals().values().stream().allMatch(times -> times == 1));
    }

    @Test
    void retriesLoseNoneAndRepeatThoseWhoseAcknowledgementWasLost() {
        FaultySender faulty = faulty(Loses.ACKNOWLEDGEMENT);

        sendAll(new RetryingSender(faulty, new Retry(1, Duration.ZERO), Runnable::run));

        Map<Long, Long> expected = new HashMap<>();
        LongStream.range(0, MESSAGES).forEach(id -> expected.put(id, faulty.strikes(id) ? 2L : 1L));
        assertEquals(expected, arrivals());
    }

    @Test
    void aMessageThatCannotBeSentIsHandledAsAPlanSays() {
        broker.refuse(1);
        Map<OnFailure, Boolean> fails = new EnumMap<>(OnFailure.class);
        for (OnFailure what : OnFailure.values()) {
            Sender sender = what.handle(broker, new Retry(2, Duration.ZERO), log::add, Runnable::run);
            fails.put(
                    what,
                    sender.send(message(1))
                            .handle((sent, failure) -> failure != null)
                            .join());
        }

        assertEquals(Map.of(OnFailure.IGNORE, false, OnFailure.RETRY, true, OnFailure.LOG, false), fails);
        assertEquals(List.of(new GivenUp(message(1).call(), 3, "java.io.IOException: refused 1")), log);
    }

    @Test
    void retriesEndWithTheLastFailure() {
        broker.refuse(1);

        var failure = assertThrows(
                CompletionException.class,
                () -> new RetryingSender(broker, new Retry(2, Duration.ZERO), Runnable::run)
                        .send(message(1))
                        .join());

        assertEquals("refused 1", failure.getCause().getMessage());
    }

    @Test
    void whatIsSentAgainIsSentByTheThreadsThatItWasGiven() {
        List<String> senders = Collections.synchronizedList(new ArrayList<>());
        Sender flaky = message -> {
            senders.add(Thread.currentThread().getName());
            return senders.size() < 3
                    ? CompletableFuture.failedFuture(new IOException("full"))
                    : CompletableFuture.completedFuture(null);
        };
        for (Duration pause : List.of(Duration.ZERO, Duration.ofMillis(5))) {
            senders.clear();
            try (ExecutorService own = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("own").factory())) {
                new RetryingSender(flaky, new Retry(2, pause), own)
                        .send(message(1))
                        .join();
            }
            assertEquals(List.of(Thread.currentThread().getName(), "own", "own"), senders);
        }
    }

    @Test
    void whatIsWrittenDownAndSentLaterIsNotLost() throws Exception {
        FaultySender faulty = faulty(Loses.MESSAGE);
        sendAll(new LoggingSender(faulty, 1, log::add, Runnable::run));
        assertEquals(struck(faulty), log.size());

        List<GivenUp> failed = new FailureReplay(SendersTest::message, broker).send(log);

        assertEquals(List.of(), failed);
        assertEquals(MESSAGES, arrivals().size());
        assertTrue(arrivals().values().stream().allMatch(times -> times == 1));
    }

    @Test
    void whatCannotBeSentLaterEitherIsReturned() throws Exception {
        broker.refuse(2);
        GivenUp first = new GivenUp(message(1).call(), 1, "once");
        GivenUp second = new GivenUp(message(2).call(), 1, "once");

        List<GivenUp> failed = new FailureReplay(SendersTest::message, broker).send(List.of(first, second));

        assertEquals(List.of(new GivenUp(message(2).call(), 2, "java.io.IOException: refused 2")), failed);
        assertEquals(List.of(1L), broker.taken());
    }

    @Test
    void eachAttemptIsReportedAndNoAcknowledgementThatDidNotCome() {
        List<String> reached = new ArrayList<>();
        broker.refuse(1);
        Sender sender = new IgnoringSender(new RetryingSender(
                new ObservedSender(broker, (point, id) -> reached.add(point + " " + id)),
                new Retry(1, Duration.ZERO),
                Runnable::run));

        sender.send(message(2)).join();
        assertEquals(List.of("BEFORE_SEND 2", "AFTER_SEND 2"), reached);
        reached.clear();

        new RetryingSender(
                        new ObservedSender(broker, (point, id) -> reached.add(point + " " + id)),
                        new Retry(1, Duration.ZERO),
                        Runnable::run)
                .send(message(1))
                .exceptionally(failure -> null)
                .join();
        assertEquals(List.of("BEFORE_SEND 1", "BEFORE_SEND 1"), reached);
    }

    @Test
    void aMessageThatCannotBeWrittenDownDoesNotCountAsSent() {
        broker.refuse(1);
        Sender sender = new LoggingSender(
                broker,
                1,
                givenUp -> {
                    throw new UncheckedIOException(new IOException("disk full"));
                },
                Runnable::run);

        assertTrue(sender.send(message(1)).isCompletedExceptionally());
        assertFalse(sender.send(message(2)).isCompletedExceptionally());
    }
}
