package slowcall.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against a quantile of merged histograms that is not HdrHistogram's own. */
class MergedQuantileTest {
    private static final List<Histogram> HISTOGRAMS =
            IntStream.range(0, 4).mapToObj(MergedQuantileTest::trial).toList();

    private static final List<Samples> TRIALS =
            HISTOGRAMS.stream().map(Samples::of).toList();

    private static Histogram trial(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Histogram histogram = new Histogram(1, 600_000_000, 3);
        for (int i = 0; i < 3600; i++) {
            histogram.recordValue((long) (1000 * Math.exp(random.nextGaussian() + seed / 10.0)));
        }
        return histogram;
    }

    @ParameterizedTest
    @ValueSource(doubles = {.001, .5, .9, .99, .999})
    void isThatOfTheMergedHistogram(double quantile) {
        Histogram merged = new Histogram(1, 600_000_000, 3);
        HISTOGRAMS.forEach(merged::add);
        assertEquals(
                (double) merged.getValueAtPercentile(100 * quantile), new MergedQuantile(TRIALS, quantile).value());
        Histogram one = HISTOGRAMS.get(2);
        assertEquals(
                (double) one.getValueAtPercentile(100 * quantile),
                new MergedQuantile(TRIALS, quantile).of(2, 3).value());
    }

    @Test
    void aPartOfTheTrialsHasItsOwn() {
        MergedQuantile part = new MergedQuantile(TRIALS, .9).of(1, 3);
        assertEquals(2, part.trials());
        assertEquals(new MergedQuantile(TRIALS.subList(1, 3), .9).value(), part.value());
        assertEquals(
                (double) HISTOGRAMS.get(2).getValueAtPercentile(90),
                part.of(1, 2).value());
    }

    /** The search begins where the quantile of all is, near or far from that of a side, below it or above. */
    @ParameterizedTest
    @ValueSource(doubles = {.01, .3, .5, .8, .99})
    void isFoundWhereverTheOtherTrialsLie(double quantile) {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Histogram> sides = List.of(small(random), small(random), small(random));
            MergedQuantile all =
                    new MergedQuantile(sides.stream().map(Samples::of).toList(), quantile);
            for (int side = 0; side < sides.size(); side++) {
                assertEquals(
                        (double) sides.get(side).getValueAtPercentile(100 * quantile),
                        all.of(side, side + 1).value(),
                        "seed " + seed);
            }
        }
    }

    /** A few samples from somewhere. */
    private static Histogram small(SplittableRandom random) {
        Histogram histogram = new Histogram(1, 600_000_000, 3);
        int from = random.nextInt(1, 200);
        for (int i = random.nextInt(1, 60); i > 0; i--) {
            histogram.recordValue(from + random.nextInt(100));
        }
        return histogram;
    }

    @Test
    void countsWhatLiesBeyondTrialByTrial() {
        MergedQuantile quantile = new MergedQuantile(TRIALS, .9);
        for (int trial = 0; trial < 4; trial++) {
            Histogram histogram = HISTOGRAMS.get(trial);
            long atMost = histogram.getCountBetweenValues(0, (long) quantile.value());
            assertEquals(3600, quantile.samplesOfEach()[trial]);
            assertEquals(3600 - atMost, quantile.beyondOfEach()[trial]);
        }
    }

    @Test
    void isToldWhereAHundredSamplesLieBeyond() {
        assertTrue(new MergedQuantile(TRIALS, .99).isTold());
        assertFalse(new MergedQuantile(TRIALS, .999).isTold());
        assertFalse(new MergedQuantile(TRIALS.subList(0, 1), .99).isTold());
    }

    /** By the standard error √(q(1−q)/N) / f of a quantile, f being the density of the log-normal distribution there. */
    @Test
    void drawsSamplesAgainWithinTrials() {
        MergedQuantile quantile = new MergedQuantile(TRIALS.subList(0, 1), .5);
        SplittableRandom random = new SplittableRandom(9);
        int[] itself = {0};
        double[] draws = IntStream.range(0, 4000)
                .mapToDouble(i -> Math.log(quantile.value(itself, random)))
                .toArray();
        double mean = Arrays.stream(draws).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(draws)
                .map(draw -> (draw - mean) * (draw - mean))
                .average()
                .orElseThrow());
        assertEquals(.5 / Math.sqrt(3600) / .399, deviation, .004);
    }

    @Test
    void trialsWithoutSamplesCountForNothing() {
        MergedQuantile quantile = new MergedQuantile(List.of(Samples.of(new Histogram(3)), TRIALS.getFirst()), .5);
        assertEquals((double) HISTOGRAMS.getFirst().getValueAtPercentile(50), quantile.value());
        assertEquals(0, quantile.of(0, 1).value());
    }

    @Test
    void refusesNoTrials() {
        assertThrows(IllegalArgumentException.class, () -> new MergedQuantile(List.of(), .5));
        assertThrows(IllegalArgumentException.class, () -> new MergedQuantile(TRIALS, 1));
    }
}
