package slowcall.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;
import slowcall.stats.Equivalence;
import slowcall.stats.Samples;

/** Guards quantiles for which no trial alone has the samples. */
class EvidenceOfMergedTest {
    /** Of a trial's 2,000 requests, in microseconds around a median of 1 ms; trials differ by a few percent. */
    private static Histogram trial(int seed, double factor) {
        SplittableRandom random = new SplittableRandom(seed);
        double own = 1 + .02 * random.nextGaussian();
        Histogram histogram = new Histogram(1, 600_000_000, 3);
        for (int i = 0; i < 2000; i++) {
            histogram.recordValue((long) (1000 * factor * own * Math.exp(.5 * random.nextGaussian())));
        }
        return histogram;
    }

    private static List<Histogram> trials(int count, int from, double factor) {
        List<Histogram> trials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            trials.add(trial(from + i, factor));
        }
        return trials;
    }

    private static List<Samples> samples(int count, int from) {
        return trials(count, from, 1).stream().map(Samples::of).toList();
    }

    private static CellTrials subject(List<Histogram> histograms) {
        List<Row> rows = Trials.rows(histograms.size(), Map.of("throughput_rps", 400.0));
        CellKey key = CellKey.of(rows.getFirst(), CellKey.PARAMETERS);
        Histograms source = (Row trial, Set<String> tags) ->
                Map.of("excess", Samples.of(histograms.get((int) trial.count("block") - 1)));
        return new CellTrials(key, rows, Endpoint.ofTrials(key), source);
    }

    private static Contrast p99(List<Histogram> a, List<Histogram> b) throws IOException {
        Pair pair = new Pair(0, subject(a), subject(b), false);
        return Family.of(List.of(pair), .03).contrasts(pair).stream()
                .filter(contrast -> contrast.endpoint().name().equals("excess p99"))
                .findFirst()
                .orElseThrow();
    }

    /** exp(.5 × 2.326) ms is the 99th percentile. */
    @Test
    void theyAreOfAllTrialsTogether() throws IOException {
        Contrast contrast = p99(trials(10, 0, 1), trials(10, 100, 1.3));

        assertTrue(contrast.isMerged());
        assertEquals(3.2, contrast.a(), .15);
        assertEquals(1.3, contrast.ratio().orElseThrow(), .08);
        assertEquals(Optional.of(Outcome.WORSE), contrast.outcome());
        var interval = contrast.interval().orElseThrow();
        assertTrue(interval.low() < 1.3 && interval.high() > 1.3 && interval.low() > 1.1, interval::toString);
    }

    @Test
    void whatDoesNotDifferIsNotCalledDifferent() throws IOException {
        Contrast contrast = p99(trials(10, 0, 1), trials(10, 100, 1));

        assertTrue(contrast.adjusted().orElseThrow() > .05, contrast::toString);
        assertTrue(
                contrast.detectable().orElseThrow() > .01
                        && contrast.detectable().getAsDouble() < .4,
                contrast::toString);
    }

    /** C(10, 5) ways of dealing five and five. */
    @Test
    void theProbabilityIsExactWhereTrialsAreFew() throws IOException {
        assertEquals(2 / 252.0, p99(trials(5, 0, 1), trials(5, 100, 3)).p().orElse(1), 1e-9);
    }

    @Test
    void tooFewSamplesAreToldApartFromTooFewTrials() {
        assertFalse(new EvidenceOfMerged(samples(4, 0), samples(4, 100), .99, false).isTold());
        assertTrue(new EvidenceOfMerged(samples(5, 0), samples(5, 100), .99, false).isTold());
    }

    @Test
    void pairsAreResampledTogether() {
        List<Samples> a = samples(10, 0);
        var paired = new EvidenceOfMerged(a, a, .99, true);

        assertEquals(1, paired.p());
        assertTrue(paired.isPaired());
        assertEquals(1, paired.interval().orElseThrow().low(), .06);
    }

    @Test
    void sidesThatLieWithinTheMarginAreEquivalent() {
        List<Samples> a = samples(10, 0);
        List<Samples> slower = trials(10, 0, 1.3).stream().map(Samples::of).toList();
        var alike = new EvidenceOfMerged(a, samples(10, 100), .99, false);

        assertTrue(alike.isEquivalent(new Equivalence(.2, 0)));
        assertFalse(alike.isEquivalent(new Equivalence(.005, 0)));
        assertFalse(new EvidenceOfMerged(a, slower, .99, false).isEquivalent(new Equivalence(.2, 0)));
        assertFalse(new EvidenceOfMerged(slower, a, .99, false).isEquivalent(new Equivalence(.2, 0)));
        assertFalse(
                new EvidenceOfMerged(samples(5, 0), samples(5, 100), .99, false).isEquivalent(new Equivalence(.9, 0)));
    }

    /** A 95 % interval is 3.92 standard errors wide, and the error that of two means of ten, or of ten differences. */
    @Test
    void oneTrialsDeviationFollowsFromTheInterval() {
        for (boolean paired : new boolean[] {false, true}) {
            var evidence = new EvidenceOfMerged(samples(10, 0), samples(10, 100), .99, paired);
            var interval = evidence.interval().orElseThrow();
            double error = evidence.a() * (interval.high() - interval.low()) / 3.92;

            assertEquals(
                    error * Math.sqrt(paired ? 10 : 5), evidence.precision().deviation(), 1e-9);
            assertEquals(paired, evidence.precision().paired());
        }
    }

    /** Of what is beyond the 99th percentile of both, far more is the slower side's; nothing else was tested. */
    @Test
    void theEffectIsHowWhatLiesBeyondDivides() throws IOException {
        double delta = p99(trials(10, 0, 1), trials(10, 100, 1.3)).delta();

        assertTrue(delta > .3 && delta < 1, () -> "delta " + delta);
        assertEquals(-delta, p99(trials(10, 100, 1.3), trials(10, 0, 1)).delta(), 1e-12);
        assertEquals(1, p99(trials(10, 0, 1), trials(10, 100, 30)).delta(), 1e-12);
    }

    /** There is no interval of fewer. */
    @Test
    void itTakesSixTrialsASideToShowThatNothingDiffers() throws IOException {
        Pair pair = new Pair(0, subject(trials(4, 0, 1)), subject(trials(4, 100, 1)), false);
        Contrast median = Family.of(List.of(pair), .5).contrasts(pair).stream()
                .filter(contrast -> contrast.endpoint().equals(Endpoint.EXCESS_P50))
                .findFirst()
                .orElseThrow();

        assertTrue(median.isMerged());
        assertEquals(Optional.of(Outcome.INCONCLUSIVE), median.outcome());
        assertEquals(6, median.needed().orElseThrow());
    }
}
