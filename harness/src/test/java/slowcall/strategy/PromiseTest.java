package slowcall.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a promise that forgives what it should not, or forbids what it allows. */
class PromiseTest {
    private static List<String> brokenByEverything(Promise promise) {
        return promise.brokenBy(1, 2, 3, 4);
    }

    @Test
    void eachAllowsWhatItSaysAndNothingElse() {
        assertEquals(List.of("duplicated 2", "unexpected 3"), brokenByEverything(Promise.AT_MOST_ONCE));
        assertEquals(List.of("lost 1", "unexpected 3"), brokenByEverything(Promise.AT_LEAST_ONCE));
        assertEquals(List.of("unexpected 3"), brokenByEverything(Promise.BEST_EFFORT));
        assertEquals(List.of("lost 1", "duplicated 2", "unexpected 3"), brokenByEverything(Promise.EFFECTIVELY_ONCE));
        assertEquals(List.of("lost 1", "duplicated 2", "unexpected 3"), brokenByEverything(Promise.EXACTLY_CALLS));
        assertEquals(
                List.of("lost 1", "unexpected 3", "out of order 4"),
                brokenByEverything(Promise.AT_LEAST_ONCE.inOrder()));
    }

    @Test
    void whatWasKeptIsNotBroken() {
        assertEquals(List.of(), Promise.EFFECTIVELY_ONCE.inOrder().brokenBy(0, 0, 0, 0));
    }

    @Test
    void onlyWhoWaitsForItsCallsIsHeldToTheirNumber() {
        assertTrue(Promise.EXACTLY_CALLS.countsCalls());
        assertFalse(Promise.EFFECTIVELY_ONCE.countsCalls());
    }

    @Test
    void itsWordsAreReadAgain() {
        for (Promise.Delivery delivery : Promise.Delivery.values()) {
            for (Promise promise : List.of(new Promise(delivery, false), new Promise(delivery, false).inOrder())) {
                assertEquals(promise, Promise.parse(promise.toString()));
            }
        }
        assertEquals(
                "effectively-once-in-order", Promise.EFFECTIVELY_ONCE.inOrder().toString());
        assertThrows(IllegalArgumentException.class, () -> Promise.parse("exactly-once"));
    }
}
