package slowcall.strategy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract again, on a class path with this module's strategies: it finds them as it finds the harness's. */
class IntegrationsStrategyContractTest extends StrategyContractTest {
    @Test
    void springsStrategiesAreThere() {
        assertTrue(names().toList().containsAll(List.of("spring-async", "spring-async-virtual")));
    }
}
