package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.jvm.ChildFailedException;

/** Guards against kills of who does nothing, which look as if they had been survived. */
@Timeout(60)
class KillerTest {
    @Test
    void whoMakesCallsIsAwaited() throws Exception {
        AtomicLong looks = new AtomicLong();

        Killer.awaitMore(() -> looks.incrementAndGet() < 4 ? 7 : 8, Duration.ofDays(1));

        assertEquals(4, looks.get());
    }

    @Test
    void whoMakesNoneIsNotKilledButGivenUp() {
        var refused = assertThrows(ChildFailedException.class, () -> Killer.awaitMore(() -> 7, Duration.ZERO));

        assertEquals("no call has come to the service for 0 s", refused.getMessage());
    }
}
