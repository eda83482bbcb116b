package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import slowcall.measure.Backlog;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.PlanFile;

/**
 * Guards against quantiles of an overloaded trial, which tell how long the trial was, and against calling a strategy overloaded
 * that is only noisy.
 */
class RegimeTest {
    private static final Arrivals POISSON = new Arrivals.Poisson(1000);
    private static final double SECONDS = 20;

    @Test
    void aBacklogThatGrowsIsUnstable() {
        // A tenth of the arrivals is not served: 100 more every second.
        assertEquals(Regime.UNSTABLE, of(POISSON, t -> 100 * t));
        assertEquals(Regime.UNSTABLE, of(new Arrivals.Constant(1000), t -> 100 * t));
    }

    @Test
    void aFlatBacklogIsStable() {
        assertEquals(Regime.STABLE, of(POISSON, t -> 200));
        assertEquals(Regime.STABLE, of(POISSON, t -> 0));
    }

    @Test
    void aBacklogThatFillsUpAtTheStartAndThenStaysIsStable() {
        assertEquals(Regime.STABLE, of(POISSON, t -> Math.min(2000, 1000 * t)));
    }

    @Test
    void aShrinkingBacklogIsStable() {
        assertEquals(Regime.STABLE, of(POISSON, t -> 4000 - 200 * t));
    }

    /** Requests in flight of an unlimited strategy are a Poisson number: mean 200, deviation 14. */
    @Test
    void aNoisyFlatBacklogIsStableWhateverTheNoise() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            assertEquals(
                    Regime.STABLE,
                    of(POISSON, t -> Math.max(0, Math.round(200 + Math.sqrt(200) * random.nextGaussian()))),
                    "seed " + seed);
        }
    }

    @Test
    void growthByLessThanAHundredthOfTheArrivalsIsStable() {
        // Looked at for 10 s from mean 0: 9.5 a second make 95, far more than chance, and yet below 10 a second.
        assertEquals(Regime.STABLE, of(POISSON, t -> t < 10 ? 0 : 9.5 * (t - 10)));
        assertEquals(Regime.UNSTABLE, of(POISSON, t -> t < 10 ? 0 : 11 * (t - 10)));
    }

    @Test
    void growthThatChanceExplainsIsStable() {
        // At 10 a second 1 % is 0.1. Ten more around a mean of 400 are less than 10 + 4 × 20, however steep for the
        // rate.
        Arrivals slow = new Arrivals.Poisson(10);
        assertEquals(Regime.STABLE, of(slow, 40, t -> 400 + 8 * (t - 15)));
        assertEquals(Regime.UNSTABLE, of(slow, 40, t -> 400 + 10 * (t - 15)));
    }

    /** One caller serves 42 of 70 requests a second for 3 s: what has piled up must not pass for the noise of so many. */
    @Test
    void aBacklogDoesNotExcuseItsOwnGrowth() {
        Arrivals overload = new Arrivals.Constant(70);
        assertEquals(Regime.UNSTABLE, Regime.of(overload, 0.02, samples(60, t -> 28 * t)));
    }

    @Test
    void aBurstIsTransient() {
        assertEquals(Regime.TRANSIENT, of(new Arrivals.Burst(1000), t -> 1000 * t));
    }

    @Test
    void aClosedLoopIsStableBecauseItsCallersAreAllThereIs() {
        assertEquals(Regime.STABLE, of(new Arrivals.Closed(100), t -> 100 * t));
    }

    @Test
    void tooFewSamplesAreStable() {
        assertEquals(Regime.STABLE, Regime.of(POISSON, 0.2, List.of()));
        assertEquals(Regime.STABLE, Regime.of(POISSON, 0.2, samples(18, t -> 1000 * t)));
        assertEquals(Regime.UNSTABLE, Regime.of(POISSON, 0.2, samples(20, t -> 1000 * t)));
    }

    /** 700 a second, of which all that has come in is done at once, once in so many seconds. */
    private static double inBatches(double t, double interval) {
        return 700 * (t % interval);
    }

    @Test
    void whatIsDoneInBatchesIsStableIfNothingIsLeft() {
        for (double interval : new double[] {0.1, 0.5, 1, 2, 2.5, 4}) {
            assertEquals(
                    Regime.STABLE,
                    ofWhatFollows("{\"poisson\": 700}", 700, t -> inBatches(t + 0.313, interval)),
                    "interval " + interval);
        }
    }

    /** In a closed loop as well: its callers have been answered. */
    @Test
    void whatIsDoneInBatchesIsUnstableIfMoreAndMoreIsLeft() {
        for (String arrivals : List.of("{\"constant\": 700}", "{\"closed\": 10}")) {
            assertEquals(Regime.UNSTABLE, ofWhatFollows(arrivals, 700, t -> 400 * t));
            assertEquals(Regime.UNSTABLE, ofWhatFollows(arrivals, 700, t -> inBatches(t, 1) + 35 * t));
        }
    }

    @Test
    void whatFollowsALoadThatPassesIsTransient() {
        assertEquals(Regime.TRANSIENT, ofWhatFollows("{\"burst\": 700}", 700, t -> 700 - 40 * t));
        assertEquals(
                Regime.TRANSIENT,
                ofWhatFollows(
                        "{\"constant\": 700}, \"outage\": {\"after\": \"1s\", \"for\": \"1s\", \"mode\": \"fail\"}",
                        700,
                        t -> 400 * t));
    }

    private static Regime ofWhatFollows(String arrivals, double rate, DoubleUnaryOperator waiting) {
        Cell cell = PlanFile.parse(
                        "test",
                        "{\"cells\": [{\"strategy\": \"virtual-threads\", \"delay\": \"20ms\", \"arrivals\": "
                                + arrivals + "}]}")
                .cells()
                .getFirst();
        return Regime.ofWhatFollows(cell, 0.02, rate, samples((int) (SECONDS / 0.05), waiting));
    }

    @Test
    void readsAsTheColumnHasIt() {
        assertEquals("unstable", Regime.UNSTABLE.toString());
    }

    private static Regime of(Arrivals arrivals, DoubleUnaryOperator backlog) {
        return of(arrivals, 0.2, backlog);
    }

    private static Regime of(Arrivals arrivals, double meanDelaySeconds, DoubleUnaryOperator backlog) {
        return Regime.of(arrivals, meanDelaySeconds, samples((int) (SECONDS / 0.05), backlog));
    }

    /** A sample every 50 ms, at a time far from 0 as the JVM's clock is. */
    private static List<Backlog.Sample> samples(int count, DoubleUnaryOperator backlogAt) {
        List<Backlog.Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long backlog = Math.round(backlogAt.applyAsDouble(i * 0.05));
            samples.add(new Backlog.Sample(4_000_000_000_000L + i * 50_000_000L, 0, backlog));
        }
        return samples;
    }
}
