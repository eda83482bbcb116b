package slowcall.integrations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guards against a predicted lag that is not that of looks at even intervals. */
class RelayLagTest {
    @Test
    void isHalfAnIntervalAndTheSending() {
        assertEquals(Duration.ofMillis(502), RelayLag.mean(Duration.ofSeconds(1), Duration.ofMillis(2)));
        assertEquals(Duration.ofMillis(1002), RelayLag.longest(Duration.ofSeconds(1), Duration.ofMillis(2)));
    }
}
