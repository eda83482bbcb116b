package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against a benchmark that measures part of its threads, hangs when one of them fails, or leaves them behind. */
class CrewTest {

    @ParameterizedTest
    @ValueSource(strings = {"platform", "virtual"})
    void letsEveryMemberWorkInEveryRound(String kind) throws InterruptedException {
        var rounds = new AtomicIntegerArray(3);
        try (var crew = new Crew(kind, 3, rounds::incrementAndGet)) {
            crew.round();
            crew.round();
            assertEquals("[2, 2, 2]", rounds.toString());
            assertEquals(kind.equals("virtual"), crew.thread(0).isVirtual());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"platform", "virtual"})
    void saysWhyAMemberFailedAndEndsTheOnesThatWaitForIt(String kind) throws InterruptedException {
        var never = new CountDownLatch(1);
        var crew = new Crew(kind, 2, member -> {
            if (member == 1) {
                throw new IllegalArgumentException("no more");
            }
            never.await();
        });
        IllegalStateException failure = assertThrows(IllegalStateException.class, crew::round);
        assertEquals("no more", failure.getCause().getMessage());
        crew.close();
        assertFalse(crew.thread(0).isAlive());
        assertFalse(crew.thread(1).isAlive());
    }

    @Test
    void endsAThreadThatHasNeverWorked() throws InterruptedException {
        var crew = new Crew("platform", 1, member -> {});
        crew.close();
        assertFalse(crew.thread(0).isAlive());
    }

    @Test
    void refusesAKindThatDoesNotExist() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new Crew("green", 1, member -> {}));
        assertEquals("kind \"green\" must be \"platform\" or \"virtual\"", refusal.getMessage());
    }
}
