package slowcall.integrations.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Killed;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.UnreadableMessageException;

/** Guards against an acknowledgement on the wrong side of its effect, and one of an effect that was not had. */
@Timeout(60)
class ConsumerLoopTest {
    /** Effects and acknowledgements, in the order in which they came. */
    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    private final ScriptedConsumer consumer = new ScriptedConsumer(journal);

    private static String json(int id) {
        return ScriptedConsumer.json(id, 1);
    }

    private void had(Message message) {
        journal.add("effect " + message.id());
    }

    private ConsumerLoop loop(Acknowledgement acknowledgement, Effect effect, Passage passage) {
        Effects effects = new Effects(effect, 1, Retry.NEVER, lost -> journal.add("given up"), passage);
        return new ConsumerLoop(consumer, "logins", acknowledgement, effects, 1000, passage);
    }

    private void runToItsEnd(ConsumerLoop loop) throws Exception {
        consumer.untilAllIsAcknowledged();
        consumer.then(loop::stop);
        loop.run();
        assertTrue(consumer.closed());
    }

    @Test
    void atLeastOnceAcknowledgesAllAfterTheEffectsOfAll() throws Exception {
        consumer.arrive(json(1), json(2));

        runToItsEnd(loop(Acknowledgement.AFTER_EFFECT, this::had, Passage.UNSEEN));

        assertEquals(List.of("effect 1", "effect 2", "acknowledged {0=2}"), journal);
    }

    @Test
    void atMostOnceAcknowledgesAllBeforeTheEffectOfAny() throws Exception {
        consumer.arrive(json(1), json(2));

        runToItsEnd(loop(Acknowledgement.BEFORE_EFFECT, this::had, Passage.UNSEEN));

        assertEquals(List.of("acknowledged {0=2}", "effect 1", "effect 2"), journal);
    }

    @Test
    void killedAfterTheEffectItHasNotAcknowledged() {
        consumer.arrive(json(1), json(2));
        consumer.forEver();
        ConsumerLoop loop = loop(Acknowledgement.AFTER_EFFECT, this::had, Killed.at(Failpoint.AFTER_EFFECT, 1));

        assertThrows(Killed.class, loop::run);

        assertEquals(List.of("effect 1"), journal);
    }

    @Test
    void killedBeforeTheEffectItHasAcknowledgedIfAtMostOnce() {
        consumer.arrive(json(1), json(2));
        ConsumerLoop loop = loop(Acknowledgement.BEFORE_EFFECT, this::had, Killed.at(Failpoint.BEFORE_EFFECT, 1));

        assertThrows(Killed.class, loop::run);

        assertEquals(List.of("acknowledged {0=2}"), journal);
    }

    @Test
    void pointsAreReachedInTheirOrder() throws Exception {
        consumer.arrive(json(5));

        runToItsEnd(loop(Acknowledgement.AFTER_EFFECT, this::had, (point, id) -> journal.add(point + " " + id)));

        assertEquals(
                List.of(
                        "RECEIVED 5",
                        "BEFORE_EFFECT 5",
                        "effect 5",
                        "AFTER_EFFECT 5",
                        "BEFORE_ACKNOWLEDGEMENT 5",
                        "acknowledged {0=1}",
                        "AFTER_ACKNOWLEDGEMENT 5"),
                journal);
    }

    @Test
    void anEffectThatIsLeftOffIsNotAcknowledged() throws Exception {
        consumer.arrive(json(1), json(2));
        consumer.forEver();
        ConsumerLoop[] self = new ConsumerLoop[1];
        self[0] = loop(
                Acknowledgement.AFTER_EFFECT,
                message -> {
                    had(message);
                    self[0].stop();
                },
                Passage.UNSEEN);

        self[0].run();

        assertEquals(List.of("effect 1", "acknowledged {0=1}"), journal);
    }

    static Stream<KafkaException> refusals() {
        return Stream.of(new CommitFailedException(), new RebalanceInProgressException(), new TimeoutException());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anAcknowledgementThatTheBrokerRefusesIsTriedAgainThoughNoMessageFollows(KafkaException refusal)
            throws Exception {
        consumer.refuse(refusal);
        consumer.arrive(json(1));
        consumer.until(() -> journal.contains("refused"));
        consumer.refuse(null);

        runToItsEnd(loop(Acknowledgement.AFTER_EFFECT, this::had, Passage.UNSEEN));

        assertEquals(
                List.of("effect 1", "refused", "acknowledged {0=1}"),
                journal.stream().distinct().toList());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void withoutItsAcknowledgementAnEffectIsNotHadAndTheMessageComesAgain(KafkaException refusal) throws Exception {
        consumer.refuse(refusal);
        consumer.arrive(json(1));
        consumer.then(() -> journal.add("at " + consumer.position(ScriptedConsumer.FIRST)));
        consumer.refuse(null);
        consumer.bringAgain(ScriptedConsumer.FIRST, json(1));
        ConsumerLoop loop = loop(Acknowledgement.BEFORE_EFFECT, this::had, Passage.UNSEEN);

        runToItsEnd(loop);

        assertEquals(List.of("refused", "at 0", "acknowledged {0=1}", "effect 1"), journal);
        assertEquals(0, loop.inHand());
    }

    @Test
    void whatIsAcknowledgedBeforehandIsInHandUntilItIsDone() throws Exception {
        consumer.arrive(json(1), json(2));
        ConsumerLoop[] self = new ConsumerLoop[1];
        self[0] = loop(
                Acknowledgement.BEFORE_EFFECT,
                message -> {
                    journal.add("in hand " + self[0].inHand());
                    throw new IOException("given up");
                },
                Passage.UNSEEN);

        runToItsEnd(self[0]);

        assertEquals(List.of("acknowledged {0=2}", "in hand 2", "given up", "in hand 2", "given up"), journal);
        assertEquals(0, self[0].inHand());
    }

    @Test
    void whatIsAcknowledgedAfterwardsIsTheBrokersToCount() throws Exception {
        consumer.arrive(json(1));
        ConsumerLoop[] self = new ConsumerLoop[1];
        self[0] = loop(
                Acknowledgement.AFTER_EFFECT, message -> journal.add("in hand " + self[0].inHand()), Passage.UNSEEN);

        runToItsEnd(self[0]);

        assertEquals(List.of("in hand 0", "acknowledged {0=1}"), journal);
    }

    @Test
    void itsEffectsEndWithIt() throws Exception {
        Effects effects = new Effects(this::had, 2, Retry.NEVER, lost -> {}, Passage.UNSEEN);

        runToItsEnd(new ConsumerLoop(consumer, "logins", Acknowledgement.AFTER_EFFECT, effects, 1000, Passage.UNSEEN));

        assertEquals(
                RejectedExecutionException.class,
                effects.begin(new Message(1, 1, 0, Intent.EVENT), () -> false)
                        .exceptionNow()
                        .getClass());
    }

    @Test
    void receivesNothingWhileItIsPaused() throws Exception {
        ConsumerLoop loop = loop(Acknowledgement.AFTER_EFFECT, this::had, Passage.UNSEEN);
        consumer.arrive(json(1));
        consumer.untilAllIsAcknowledged();
        consumer.then(loop::pause);
        consumer.then(() -> {
            assertEquals(1, consumer.paused().size());
            journal.add("paused");
        });
        consumer.arrive(json(2));
        consumer.then(() -> {
            journal.add("resumed");
            loop.resume();
        });

        runToItsEnd(loop);

        assertEquals(
                List.of("effect 1", "acknowledged {0=1}", "paused", "resumed", "effect 2", "acknowledged {0=2}"),
                journal);
    }

    @Test
    void aMessageThatCannotBeReadEndsItWithoutAnAcknowledgement() {
        consumer.arrive(json(1), "nonsense");

        var failure = assertThrows(
                UnreadableMessageException.class,
                () -> loop(Acknowledgement.AFTER_EFFECT, this::had, Passage.UNSEEN)
                        .run());

        assertEquals("no message: nonsense", failure.getMessage());
        assertEquals(List.of(), journal);
        assertTrue(consumer.closed());
    }

    @Test
    void membersSayWhatEndedThem() throws Exception {
        consumer.arrive("nonsense");

        Members members = Members.start(1, number -> loop(Acknowledgement.AFTER_EFFECT, this::had, Passage.UNSEEN));
        while (members.failure() == null) {
            Thread.sleep(Duration.ofMillis(5));
        }
        members.close();

        assertEquals(UnreadableMessageException.class, members.failure().getClass());
    }

    @Test
    void membersStopWithWhatTheyHaveInHand() throws Exception {
        consumer.arrive(json(1));
        consumer.forEver();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Effect held = message -> {
            begun.countDown();
            goOn.await();
            had(message);
        };
        Members members = Members.start(1, number -> loop(Acknowledgement.AFTER_EFFECT, held, Passage.UNSEEN));
        begun.await();
        Thread closing = Thread.ofPlatform().start(members::close);
        while (closing.getState() != Thread.State.WAITING) {
            Thread.sleep(Duration.ofMillis(2));
        }
        goOn.countDown();

        assertTrue(closing.join(Duration.ofSeconds(30)));

        assertNull(members.failure());
        assertEquals(List.of("effect 1", "acknowledged {0=1}"), journal);
        assertTrue(consumer.closed());
    }

    @Test
    void aFailedEffectIsGivenUpAndAcknowledged() throws Exception {
        consumer.arrive(json(1));

        runToItsEnd(loop(
                Acknowledgement.AFTER_EFFECT,
                message -> {
                    throw new IOException("away");
                },
                Passage.UNSEEN));

        assertEquals(List.of("given up", "acknowledged {0=1}"), journal);
    }
}
