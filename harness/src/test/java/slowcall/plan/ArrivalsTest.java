package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Guards against a load that is taken for another one: a step for its base, callers for a rate. */
class ArrivalsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void whatIsOfferedAtARateHasAPeak() {
        assertEquals(OptionalDouble.of(5), new Arrivals.Constant(5).peakRps());
        assertEquals(OptionalDouble.of(5), new Arrivals.Poisson(5).peakRps());
        assertEquals(OptionalDouble.of(9), new Arrivals.Step(5, 9, SECOND, SECOND).peakRps());
        assertEquals(OptionalDouble.of(9), new Arrivals.Step(9, 5, SECOND, SECOND).peakRps());
        assertEquals(0, new Arrivals.Constant(5).atOnce());
        assertEquals(0, new Arrivals.Step(5, 9, SECOND, SECOND).atOnce());
    }

    @Test
    void whatIsNotHasSoManyAtOnce() {
        for (Arrivals arrivals : List.of(new Arrivals.Closed(7), new Arrivals.Burst(7), new Arrivals.Hold(7))) {
            assertEquals(7, arrivals.atOnce());
            assertEquals(OptionalDouble.empty(), arrivals.peakRps());
        }
    }

    @Test
    void aShapeSaysHowItsCallsFollowEachOther() {
        assertEquals(1, new RequestShape.Single().inSequence());
        assertEquals(1, new RequestShape.Single().inParallel());
        assertEquals(3, new RequestShape.Chain(3).inSequence());
        assertEquals(1, new RequestShape.Chain(3).inParallel());
        assertEquals(1, new RequestShape.FanOut(3).inSequence());
        assertEquals(3, new RequestShape.FanOut(3).inParallel());
    }
}
