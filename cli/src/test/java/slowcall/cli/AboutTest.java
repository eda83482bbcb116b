package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against estimates that read as if nobody had looked at them. */
class AboutTest {
    @ParameterizedTest
    @CsvSource({"0, about a minute", "89, about a minute", "90, about 2 minutes", "1500, about 25 minutes"})
    void saysHowLong(int seconds, String expected) {
        assertEquals(expected, About.minutes(Duration.ofSeconds(seconds)));
    }
}
