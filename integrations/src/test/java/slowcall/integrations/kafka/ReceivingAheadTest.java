package slowcall.integrations.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slowcall.integrations.kafka.ScriptedConsumer.FIRST;
import static slowcall.integrations.kafka.ScriptedConsumer.SECOND;
import static slowcall.integrations.kafka.ScriptedConsumer.json;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;

/** Guards against a consumer whose slow messages hold up others, or that acknowledges those that are not done while it goes on. */
@Timeout(60)
class ReceivingAheadTest {
    private static final Retry FOR_EVER = new Retry(1_000_000_000, Duration.ZERO);

    /** Effects and acknowledgements, in the order in which they came. */
    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    private final ScriptedConsumer consumer = new ScriptedConsumer(journal);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** The message 0 waits until it is told to go on. */
    private void had(Message message) throws InterruptedException {
        if (message.id() == 0) {
            begun.countDown();
            goOn.await();
        }
        journal.add("effect " + message.id());
    }

    private ConsumerLoop loop(int atOnce, int most, Effect effect, Retry retry) {
        Effects effects = new Effects(effect, atOnce, retry, lost -> journal.add("given up"), Passage.UNSEEN);
        return new ConsumerLoop(consumer, "logins", Acknowledgement.AFTER_EFFECT, effects, most, Passage.UNSEEN);
    }

    private ConsumerLoop loop() {
        return loop(8, 1000, this::had, Retry.NEVER);
    }

    private void untilBegun() {
        consumer.until(() -> begun.getCount() == 0);
    }

    private void untilIn(String entry) {
        consumer.until(() -> journal.contains(entry));
    }

    private void runToItsEnd(ConsumerLoop loop) throws Exception {
        consumer.untilAllIsAcknowledged();
        consumer.then(loop::stop);
        loop.run();
        assertTrue(consumer.closed());
    }

    /** From now on, whoever takes the next step waits until this lets it go on. */
    private void goOnWhenItWaits() {
        Thread looking = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> {
            while (looking.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            goOn.countDown();
        });
    }

    private static String[] each(int from, int to) {
        return IntStream.range(from, to).mapToObj(id -> json(id, id)).toArray(String[]::new);
    }

    private List<String> acknowledgements() {
        return List.copyOf(journal).stream()
                .filter(each -> each.startsWith("acknowledged"))
                .toList();
    }

    @Test
    void aSlowMessageHoldsUpNobodyElsesThatComeLater() throws Exception {
        consumer.arrive(json(0, 0));
        untilBegun();
        consumer.arrive(json(1, 1));
        untilIn("effect 1");
        consumer.then(goOn::countDown);

        runToItsEnd(loop());

        assertEquals(List.of("effect 1", "effect 0", "acknowledged {0=2}"), journal);
    }

    @Test
    void aUsersNextMessageWaitsThoughItComesLater() throws Exception {
        consumer.arrive(json(0, 0));
        untilBegun();
        consumer.arrive(json(1, 0), json(2, 2));
        untilIn("effect 2");
        consumer.then(goOn::countDown);

        runToItsEnd(loop());

        assertEquals(List.of("effect 2", "effect 0", "effect 1", "acknowledged {0=3}"), journal);
    }

    @Test
    void withOneAtOnceTheOrderOfAllIsKept() throws Exception {
        for (int id = 0; id < 50; id++) {
            consumer.arrive(json(id, id % 7));
        }
        goOn.countDown();

        runToItsEnd(loop(1, 1000, this::had, Retry.NEVER));

        assertEquals(
                IntStream.range(0, 50).mapToObj(id -> "effect " + id).toList(),
                journal.stream().filter(each -> each.startsWith("effect")).toList());
    }

    @Test
    void nothingBehindAMessageThatIsNotDoneIsAcknowledged() throws Exception {
        consumer.arrive(each(1, 31));
        consumer.arrive(json(0, 0));
        consumer.arrive(each(31, 91));
        consumer.until(() -> List.copyOf(journal).stream()
                        .filter(each -> each.startsWith("effect"))
                        .count()
                == 90);
        List<String> before = new ArrayList<>();
        consumer.then(() -> before.addAll(acknowledgements()));
        consumer.then(goOn::countDown);

        runToItsEnd(loop());

        assertFalse(before.isEmpty());
        before.forEach(each -> assertTrue(Integer.parseInt(each.replaceAll(".*=|}", "")) <= 30, each));
        assertEquals("acknowledged {0=91}", acknowledgements().getLast());
    }

    @Test
    void manyAreAcknowledgedTogetherWhileOthersAreUnderWay() throws Exception {
        consumer.divide(FIRST, SECOND);
        consumer.arriveAt(SECOND, json(0, 0));
        for (int id = 1; id <= 60; id++) {
            consumer.arriveAt(FIRST, json(id, id));
            untilIn("effect " + id);
        }
        consumer.then(goOn::countDown);

        runToItsEnd(loop());

        assertEquals(3, acknowledgements().size(), journal::toString);
        assertEquals("acknowledged {0=60, 1=1}", journal.getLast());
    }

    @Test
    void receivesNoMoreWhenSomeAreInHand() throws Exception {
        consumer.arrive(each(0, 4));
        consumer.until(() -> consumer.paused().contains(FIRST) && journal.size() == 3);
        consumer.arrive(json(4, 4));
        consumer.then(() -> journal.add("in vain"));
        consumer.then(goOn::countDown);

        runToItsEnd(loop(8, 4, this::had, Retry.NEVER));

        assertEquals(
                List.of("in vain", "effect 0", "acknowledged {0=4}", "effect 4", "acknowledged {0=5}"),
                journal.subList(3, journal.size()));
    }

    @Test
    void ofAPartitionThatIsRevokedWhatIsUnderWayIsDoneAndAcknowledgedAndNothingElseIsBegun() throws Exception {
        consumer.divide(FIRST, SECOND);
        consumer.arriveAt(FIRST, json(0, 0), json(1, 0), json(2, 2));
        untilBegun();
        untilIn("effect 2");
        consumer.then(this::goOnWhenItWaits);
        consumer.divide(SECOND);
        consumer.then(() -> journal.add("revoked"));
        consumer.arriveAt(SECOND, json(3, 0));
        untilIn("acknowledged {1=1}");
        consumer.divide(FIRST, SECOND);
        consumer.bringAgain(FIRST, json(1, 0), json(2, 2));

        runToItsEnd(loop());

        assertEquals(
                List.of("effect 2", "effect 0", "acknowledged {0=1}", "revoked", "effect 3", "acknowledged {1=1}"),
                journal.subList(0, 6));
        assertEquals(1, journal.stream().filter("effect 1"::equals).count());
        assertEquals("acknowledged {0=3}", journal.getLast());
    }

    @Test
    void noFurtherAttemptIsMadeAtWhatIsRevoked() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Effect failing = message -> {
            attempts.incrementAndGet();
            throw new IOException("away");
        };
        ConsumerLoop loop = loop(8, 1000, failing, FOR_EVER);
        consumer.arrive(json(1, 1));
        consumer.until(() -> attempts.get() > 3);
        consumer.divide(SECOND);
        AtomicInteger then = new AtomicInteger();
        consumer.then(() -> then.set(attempts.get()));
        consumer.then(loop::stop);

        loop.run();

        assertEquals(then.get(), attempts.get());
        assertEquals(List.of(), journal);
    }

    @Test
    void whatTheBrokerDoesNotAcknowledgeAtARevocationIsNotAcknowledgedLater() throws Exception {
        ConsumerLoop loop = loop();
        consumer.divide(FIRST, SECOND);
        consumer.refuse(new CommitFailedException());
        consumer.arriveAt(FIRST, json(1, 1));
        untilIn("refused");
        consumer.divide(SECOND);
        consumer.refuse(null);
        consumer.arriveAt(SECOND, json(2, 2));
        untilIn("acknowledged {1=1}");
        consumer.then(loop::stop);

        loop.run();

        assertEquals(List.of("acknowledged {1=1}"), acknowledgements());
    }

    @Test
    void ofAPartitionThatIsLostNothingIsBegunOrAcknowledged() throws Exception {
        ConsumerLoop loop = loop();
        consumer.divide(FIRST);
        consumer.arriveAt(FIRST, json(0, 0), json(1, 0), json(2, 2));
        untilBegun();
        untilIn("effect 2");
        consumer.lose(FIRST);
        consumer.then(goOn::countDown);
        untilIn("effect 0");
        consumer.then(loop::stop);

        loop.run();

        assertEquals(List.of("effect 2", "effect 0"), journal);
    }

    @Test
    void stoppedItFinishesAndAcknowledgesWhatIsUnderWayAndBeginsNothing() throws Exception {
        ConsumerLoop loop = loop();
        consumer.arrive(json(0, 0), json(1, 0), json(2, 2));
        untilBegun();
        untilIn("effect 2");
        consumer.then(this::goOnWhenItWaits);
        consumer.then(loop::stop);

        loop.run();

        assertEquals(List.of("effect 2", "effect 0", "acknowledged {0=1}"), journal);
    }

    @Test
    void whatItCannotForeseeEndsIt() {
        Effects effects = new Effects(
                message -> {
                    throw new IOException("away");
                },
                8,
                Retry.NEVER,
                lost -> {
                    throw new IllegalStateException("cannot be noted");
                },
                Passage.UNSEEN);
        ConsumerLoop loop =
                new ConsumerLoop(consumer, "logins", Acknowledgement.AFTER_EFFECT, effects, 1000, Passage.UNSEEN);
        consumer.arrive(json(1, 1));
        consumer.forEver();

        var failure = assertThrows(IllegalStateException.class, loop::run);

        assertEquals("cannot be noted", failure.getCause().getMessage());
        assertEquals(List.of(), journal);
        assertTrue(consumer.closed());
    }
}
