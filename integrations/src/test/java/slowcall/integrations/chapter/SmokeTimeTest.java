package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guards against a smoke test that becomes longer claim by claim: it has ten minutes, of which servers take their part. */
class SmokeTimeTest {
    private static final Duration MOST = Duration.ofMinutes(8);

    @Test
    void allClaimsTogetherKeepToIt() {
        Chapter.Listener nobody = null;

        Duration expected = new Chapter(Chapter.all(), Size.SMOKE, nobody).expected();

        assertTrue(expected.compareTo(MOST) <= 0, () -> "a smoke test would take " + expected.toSeconds() + " s");
    }
}
