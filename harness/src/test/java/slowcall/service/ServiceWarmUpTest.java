package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceWarmUpTest {
    @Test
    void takesNoLongerThanItIsWorthButSomeSeconds() {
        assertEquals(40, ServiceWarmUp.mostRounds(Duration.ofHours(1)));
        assertEquals(20, ServiceWarmUp.mostRounds(Duration.ofSeconds(20)));
        assertEquals(6, ServiceWarmUp.mostRounds(Duration.ZERO));
        assertEquals(40, ServiceWarmUp.mostRounds(ServiceWarmUp.LONGEST));
    }
}
