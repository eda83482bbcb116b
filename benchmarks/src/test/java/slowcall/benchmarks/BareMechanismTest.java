package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** Guards against a bare mechanism that loses tasks, whose batch would never end. */
class BareMechanismTest {

    static Stream<String> strategies() {
        // A new strategy needs none: it is then measured without a comparison.
        return Strategies.inTrial().stream().map(Strategy::name).filter(BareMechanism::exists);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void runsEveryTask(String strategy) throws InterruptedException {
        var countdown = new Countdown();
        try (BareMechanism mechanism = BareMechanism.of(strategy)) {
            countdown.begin(200);
            for (int i = 0; i < 200; i++) {
                mechanism.submit(countdown::end);
            }
            countdown.await();
        }
    }

    @Test
    void comparesEveryStrategyOfTheHarness() {
        assertEquals(8, strategies().count());
    }

    @Test
    void refusesAStrategyThatItDoesNotKnow() {
        assertFalse(BareMechanism.exists("telepathy"));
        var refusal = assertThrows(IllegalArgumentException.class, () -> BareMechanism.of("telepathy"));
        assertEquals("no bare mechanism for strategy \"telepathy\"", refusal.getMessage());
    }
}
