package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guards against measured requests that pay for a connect because too few connections were opened before. */
class ConnectionsTest {
    private static final RequestShape SINGLE = new RequestShape.Single();
    private static final RequestShape CHAIN = new RequestShape.Chain(3);
    private static final RequestShape FAN_OUT = new RequestShape.FanOut(3);
    private static final ServiceProfile FIXED = new ServiceProfile.Fixed(200);

    @Test
    void anOpenLoopGetsLittlesLawWithSomeToSpare() {
        // L = 400 per second × 0.2 s = 80; 1.3 × 80 + 16
        assertEquals(120, Connections.enough(new Arrivals.Constant(400), SINGLE, FIXED));
        assertEquals(120, Connections.enough(new Arrivals.Poisson(400), SINGLE, FIXED));
        assertEquals(17, Connections.enough(new Arrivals.Constant(0.1), SINGLE, FIXED));
    }

    @Test
    void aChainAndAFanOutHaveTheSameCallsInFlightOnAverage() {
        assertEquals(328, Connections.enough(new Arrivals.Constant(400), CHAIN, FIXED));
        assertEquals(328, Connections.enough(new Arrivals.Constant(400), FAN_OUT, FIXED));
    }

    @Test
    void countsTheMeanOfADelayThatVaries() {
        // 0.1 × 1 s + 0.9 × 0 s = 0.1 s
        assertEquals(
                29, Connections.enough(new Arrivals.Poisson(100), SINGLE, new ServiceProfile.Bimodal(0, 1000, 0.1)));
        // Log-normal mean: median × exp(sigma² / 2), sigma = ln(900 / 150) / 2.3263 = 0.7702; 201.79 ms
        assertEquals(
                121, Connections.enough(new Arrivals.Poisson(400), SINGLE, new ServiceProfile.LogNormal(150, 900)));
    }

    @Test
    void aClosedLoopGetsOneForEachCallThatItsCallersCanHaveInFlight() {
        assertEquals(160, Connections.enough(new Arrivals.Closed(160), SINGLE, FIXED));
        assertEquals(160, Connections.enough(new Arrivals.Closed(160), CHAIN, FIXED));
        assertEquals(480, Connections.enough(new Arrivals.Closed(160), FAN_OUT, FIXED));
    }

    @Test
    void aBurstGetsOneForEachOfItsCalls() {
        assertEquals(1000, Connections.enough(new Arrivals.Burst(1000), SINGLE, FIXED));
        assertEquals(3000, Connections.enough(new Arrivals.Burst(1000), FAN_OUT, FIXED));
    }

    @Test
    void aClientGetsNoMoreThanItMayHave() {
        Arrivals arrivals = new Arrivals.Constant(400);

        assertEquals(50, Connections.enough(arrivals, SINGLE, FIXED, new Exchange("jdk", 50, 0, true)));
        assertEquals(120, Connections.enough(arrivals, SINGLE, FIXED, new Exchange("jdk", 500, 0, true)));
        assertEquals(120, Connections.enough(arrivals, SINGLE, FIXED, Exchange.through("jdk")));
        assertEquals(0, Connections.enough(arrivals, SINGLE, FIXED, Exchange.through(Clients.SLEEP)));
    }

    @Test
    void aStepGetsEnoughForItsPeak() {
        assertEquals(
                120,
                Connections.enough(
                        new Arrivals.Step(1, 400, Duration.ofSeconds(1), Duration.ofSeconds(1)), SINGLE, FIXED));
    }

    @Test
    void neverOpensMoreThanLoopbackCanTake() {
        assertEquals(20_000, Connections.enough(new Arrivals.Burst(1_000_000), new RequestShape.FanOut(1000), FIXED));
        assertEquals(20_000, Connections.enough(new Arrivals.Constant(1_000_000), SINGLE, FIXED));
    }
}
