package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guards against a chapter that becomes longer claim by claim: in the size smoke it has ten minutes, on machines that may be slower than
 * what is expected here, and in full size three hours and a quarter.
 */
class ChapterTimeTest {
    @ParameterizedTest
    @CsvSource({"SMOKE, 540", "FULL, 11700"})
    void allClaimsTogetherKeepToTheirTime(Size size, long seconds) {
        Chapter.Listener nobody = null;

        Duration expected = new Chapter(new Scope(Chapter.all(), size), nobody).expected();

        assertTrue(expected.toSeconds() <= seconds, () -> size + " would take " + expected.toSeconds() + " s");
    }
}
