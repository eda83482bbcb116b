package slowcall.integrations.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.failure.GivenUp;
import slowcall.integrations.failure.Retry;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;

/** Guards against messages of one user that overtake each other, and failures that end more or less than they should. */
@Timeout(60)
class EffectsTest {
    private static final Retry TWICE = new Retry(2, Duration.ZERO);

    private final List<Message> had = Collections.synchronizedList(new ArrayList<>());
    private final List<GivenUp> givenUp = Collections.synchronizedList(new ArrayList<>());

    private static Message message(int id, int user) {
        return new Message(id, user, 0, Intent.EVENT);
    }

    private Effects effects(Effect effect, int atOnce, Passage passage) {
        return new Effects(effect, atOnce, TWICE, givenUp::add, passage);
    }

    private static boolean apply(Effects effects, List<Message> messages, BooleanSupplier leavesOff) {
        List<CompletableFuture<Boolean>> begun =
                messages.stream().map(each -> effects.begin(each, leavesOff)).toList();
        // All of them, for closing interrupts.
        return begun.stream().map(CompletableFuture::join).reduce(true, Boolean::logicalAnd);
    }

    private List<Long> ids() {
        return List.copyOf(had).stream().map(Message::id).toList();
    }

    @Test
    void oneAtOnceKeepsTheOrderOfAll() throws Exception {
        List<Message> messages =
                IntStream.range(0, 50).mapToObj(id -> message(id, id % 3)).toList();
        try (Effects effects = effects(had::add, 1, Passage.UNSEEN)) {
            assertTrue(apply(effects, messages, () -> false));
        }

        assertEquals(messages, had);
    }

    @Test
    void severalAtOnceKeepTheOrderOfEachUser() throws Exception {
        List<Message> messages =
                IntStream.range(0, 700).mapToObj(id -> message(id, id % 7)).toList();
        try (Effects effects = effects(had::add, 4, Passage.UNSEEN)) {
            assertTrue(apply(effects, messages, () -> false));
        }

        assertEquals(
                messages.stream().collect(Collectors.groupingBy(Message::user)),
                had.stream().collect(Collectors.groupingBy(Message::user)));
    }

    @Test
    void effectsOfSeveralUsersAreHadAtTheSameTime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Effect together = message -> {
            both.countDown();
            both.await();
        };
        try (Effects effects = effects(together, 2, Passage.UNSEEN)) {
            assertTrue(apply(effects, List.of(message(1, 1), message(2, 2)), () -> false));
        }
    }

    @Test
    void anEffectThatFailsIsTriedAgainBeforeTheNext() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Effect flaky = message -> {
            if (message.id() == 1 && attempts.incrementAndGet() <= 2) {
                throw new IOException("away");
            }
            had.add(message);
        };
        try (Effects effects = effects(flaky, 1, Passage.UNSEEN)) {
            assertTrue(apply(effects, List.of(message(1, 1), message(2, 1)), () -> false));
        }

        assertEquals(List.of(1L, 2L), ids());
        assertEquals(List.of(), givenUp);
    }

    @Test
    void oneThatFailsTooOftenIsGivenUpOnceAndTheNextIsHad() throws Exception {
        Effect poisoned = message -> {
            if (message.id() == 1) {
                throw new IllegalStateException("poison");
            }
            had.add(message);
        };
        try (Effects effects = effects(poisoned, 1, Passage.UNSEEN)) {
            assertTrue(apply(effects, List.of(message(1, 1), message(2, 1)), () -> false));
        }

        assertEquals(List.of(2L), ids());
        assertEquals(List.of(new GivenUp(message(1, 1).call(), 3, "java.lang.IllegalStateException: poison")), givenUp);
    }

    @Test
    void whatIsLeftOffIsSaid() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Effects effects = effects(had::add, 1, Passage.UNSEEN)) {
            assertFalse(apply(effects, List.of(message(1, 1), message(2, 1)), () -> asked.incrementAndGet() > 1));
        }

        assertEquals(List.of(1L), ids());
    }

    @Test
    void eachPointIsReachedInItsTurn() throws Exception {
        List<String> reached = new ArrayList<>();
        try (Effects effects = effects(
                message -> reached.add("had"), 1, (Failpoint point, long id) -> reached.add(point + " " + id))) {
            assertTrue(apply(effects, List.of(message(5, 1)), () -> false));
        }

        assertEquals(List.of("BEFORE_EFFECT 5", "had", "AFTER_EFFECT 5"), reached);
    }

    @Test
    void whatNobodyHasForeseenIsSaidAndNothingBehindItIsHad() {
        Effect broken = message -> {
            throw new AssertionError("broken");
        };
        try (Effects effects = effects(broken, 1, Passage.UNSEEN)) {
            CompletableFuture<Boolean> first = effects.begin(message(1, 1), () -> false);
            CompletableFuture<Boolean> behind = effects.begin(message(2, 2), () -> false);

            var failure = assertThrows(CompletionException.class, first::join);
            assertEquals("broken", failure.getCause().getMessage());
            assertThrows(CompletionException.class, behind::join);
        }
    }

    @Test
    void refusesToDoNothingAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> effects(had::add, 0, Passage.UNSEEN));
    }
}
