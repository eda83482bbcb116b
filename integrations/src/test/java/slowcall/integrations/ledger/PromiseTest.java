package slowcall.integrations.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a promise that forgives what it should not, or forbids what it allows. */
class PromiseTest {
    private static final Account EVERYTHING_WRONG = new Account(100, 0, 100, 1, 2, 3, 4);

    @Test
    void eachAllowsWhatItSaysAndNothingElse() {
        assertEquals(List.of("duplicated 2", "unexpected 3"), Promise.AT_MOST_ONCE.brokenBy(EVERYTHING_WRONG));
        assertEquals(List.of("lost 1", "unexpected 3"), Promise.AT_LEAST_ONCE.brokenBy(EVERYTHING_WRONG));
        assertEquals(
                List.of("lost 1", "duplicated 2", "unexpected 3"), Promise.EFFECTIVELY_ONCE.brokenBy(EVERYTHING_WRONG));
        assertEquals(
                List.of("lost 1", "unexpected 3", "out of order 4"),
                Promise.AT_LEAST_ONCE.inOrder().brokenBy(EVERYTHING_WRONG));
    }

    @Test
    void whatWasKeptIsNotBroken() {
        Account right = new Account(100, 5, 103, 0, 0, 0, 0);

        assertEquals(List.of(), Promise.EFFECTIVELY_ONCE.inOrder().brokenBy(right));
    }
}
