package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Guards the scalability law's fit: it must find what is there, and not find what is not. */
class ScalabilityTest {
    private static List<Scalability.Observation> observed(double contention, double coherency, double noise) {
        SplittableRandom random = new SplittableRandom(3);
        return DoubleStream.of(1, 4, 8, 16, 24, 32, 48, 64)
                .mapToObj(n -> new Scalability.Observation(
                        n,
                        995
                                * n
                                / (1 + contention * (n - 1) + coherency * n * (n - 1))
                                * Math.exp(noise * random.nextGaussian())))
                .toList();
    }

    @Test
    void findsTheParametersItWasMadeWith() {
        Scalability law = Scalability.through(observed(0.027, 0.0002, 0)).orElseThrow();

        assertEquals(995, law.alone().value(), 0.1);
        assertEquals(0.027, law.contention().value(), 1e-5);
        assertEquals(0.0002, law.coherency().value(), 1e-6);
        assertEquals(Math.sqrt(0.973 / 0.0002), law.peak().orElseThrow(), 0.5);
        assertEquals(995 * 10 / (1 + 0.027 * 9 + 0.0002 * 90), law.throughput(10), 1);
    }

    @Test
    void intervalsHoldWhatIsTrueWhenThereIsNoise() {
        Scalability law = Scalability.through(observed(0.027, 0.0002, 0.01)).orElseThrow();

        assertTrue(law.contention().low() < 0.027 && 0.027 < law.contention().high(), law::toString);
        assertTrue(law.coherency().low() < 0.0002 && 0.0002 < law.coherency().high(), law::toString);
    }

    @Test
    void whereNothingIsLostThereIsNoPeak() {
        Scalability law = Scalability.through(observed(0, 0, 0.005)).orElseThrow();

        assertEquals(OptionalDouble.empty(), law.peak());
        assertTrue(law.contention().low() < 0 && law.contention().high() > 0, law::toString);
    }

    /** As a search near a queue's knee once found it, with a peak at 383 requests where nothing but chance was to be seen. */
    @Test
    void aContentionBelowZeroNeverGivesAPeak() {
        Scalability law = Scalability.through(observed(-0.0004, 7e-6, 0)).orElseThrow();

        assertTrue(law.coherency().low() > 0 && law.contention().high() < 0, law::toString);
        assertEquals(OptionalDouble.empty(), law.peak());
    }

    @Test
    void aContentionThatCannotBeToldFromZeroGivesNone() {
        var contention = new CurveFit.Parameter(0.01, -0.001, 0.021);
        var coherency = new CurveFit.Parameter(2e-4, 1e-4, 3e-4);
        var alone = new CurveFit.Parameter(5, 4.9, 5.1);

        assertEquals(OptionalDouble.empty(), new Scalability(alone, contention, coherency).peak());
        assertEquals(
                OptionalDouble.empty(),
                new Scalability(alone, new CurveFit.Parameter(0.01, Double.NaN, Double.NaN), coherency).peak());
        assertEquals(
                Math.sqrt(0.99 / 2e-4),
                new Scalability(alone, new CurveFit.Parameter(0.01, 0.001, 0.019), coherency)
                        .peak()
                        .orElseThrow());
    }

    @Test
    void tooFewNumbersOfRequestsAtOnceFitAnything() {
        assertEquals(
                Optional.empty(),
                Scalability.through(List.of(
                        new Scalability.Observation(60, 300),
                        new Scalability.Observation(61, 301),
                        new Scalability.Observation(59, 299),
                        new Scalability.Observation(30, 150))));
    }
}
