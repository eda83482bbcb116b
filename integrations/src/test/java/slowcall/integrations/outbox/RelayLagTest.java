package slowcall.integrations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against a predicted lag that a relay on a clock of its own does not have. */
class RelayLagTest {
    /** Looks at whole intervals of virtual time, and takes the same time for each message. */
    private static double meanNanos(long intervalNanos, long sendNanos, int messages) {
        SplittableRandom random = new SplittableRandom(7);
        double sum = 0;
        for (int i = 0; i < messages; i++) {
            long committed = random.nextLong(1_000 * intervalNanos);
            long look = (committed / intervalNanos + 1) * intervalNanos;
            long lag = look + sendNanos - committed;
            assertTrue(lag
                    <= RelayLag.longest(Duration.ofNanos(intervalNanos), Duration.ofNanos(sendNanos))
                            .toNanos());
            sum += lag;
        }
        return sum / messages;
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "50, 2", "1000, 3", "5000, 5"})
    void isThatOfARelayThatLooksAtIntervals(long intervalMillis, long sendMillis) {
        Duration interval = Duration.ofMillis(intervalMillis);
        Duration send = Duration.ofMillis(sendMillis);
        int messages = 10_000;

        double mean = meanNanos(interval.toNanos(), send.toNanos(), messages);

        // Six standard errors of a mean of uniform waits.
        double tolerance = 6 * interval.toNanos() / Math.sqrt(12.0 * messages);
        assertEquals((double) RelayLag.mean(interval, send).toNanos(), mean, tolerance);
    }

    @Test
    void isHalfAnIntervalAndTheSending() {
        assertEquals(Duration.ofMillis(502), RelayLag.mean(Duration.ofSeconds(1), Duration.ofMillis(2)));
        assertEquals(Duration.ofMillis(1002), RelayLag.longest(Duration.ofSeconds(1), Duration.ofMillis(2)));
    }
}
