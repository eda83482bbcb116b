package slowcall.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.result.Row;

/** Guards the outcomes: what is called better, worse, equivalent, or not known. */
class FamilyTest {
    private static final double THREE_PERCENT = .03;

    private static Contrast contrast(String endpoint, CellTrials a, CellTrials b) throws IOException {
        return contrast(endpoint, new Pair(0, a, b, false));
    }

    private static Contrast contrast(String endpoint, Pair pair) throws IOException {
        return Family.of(List.of(pair), THREE_PERCENT).contrasts(pair).stream()
                .filter(contrast -> contrast.endpoint().name().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "throughput,          throughput_rps,     360, WORSE",
        "throughput,          throughput_rps,     440, BETTER",
        "CPU,                 cpu_us_per_request, 330, WORSE",
        "CPU,                 cpu_us_per_request, 270, BETTER",
        "excess p50,          excess_p50_ms,      1.5, WORSE",
        "excess p99,          excess_p99_ms,      3.0, BETTER",
        "memory besides heap, rss_peak_mib,       700, WORSE",
        "CPU,                 cpu_us_per_request, 301, EQUIVALENT",
    })
    void eachEndpointKnowsWhichDirectionIsBetter(String endpoint, String column, double value, Outcome outcome)
            throws IOException {
        Contrast contrast =
                contrast(endpoint, Trials.subject(10, Trials.USUAL), Trials.subject(10, Trials.with(column, value)));

        assertEquals(Optional.of(outcome), contrast.outcome());
        assertEquals(10, contrast.trialsOfB());
        assertTrue(contrast.interval().isPresent());
    }

    /** 650 MiB of which 512 are the heap: 700 are a third more of what can differ. */
    @Test
    void memoryCountsBesidesTheHeap() throws IOException {
        Contrast memory = contrast(
                "memory besides heap",
                Trials.subject(10, Trials.USUAL),
                Trials.subject(10, Trials.with("rss_peak_mib", 700)));

        assertEquals(138, memory.a(), 2);
        assertEquals(188.0 / 138, memory.ratio().orElseThrow(), .03);
    }

    @Test
    void whatScattersTooMuchIsInconclusiveAndSaysWhatItTakes() throws IOException {
        CellTrials a = scattered(10, 1);
        CellTrials b = scattered(10, 1.02);
        Contrast cpu = contrast("CPU", a, b);

        assertEquals(Optional.of(Outcome.INCONCLUSIVE), cpu.outcome());
        assertTrue(cpu.detectable().orElseThrow() > .2, cpu::toString);
        assertTrue(cpu.needed().orElseThrow() > 100, cpu::toString);
        assertEquals(cpu.needed().getAsInt() - 10, cpu.more().orElseThrow());
    }

    private static CellTrials scattered(int trials, double factor) {
        List<Row> rows = new ArrayList<>();
        for (Row row : Trials.rows(trials, Trials.USUAL)) {
            double value = factor * (300 + 60 * Math.sin(7.0 * row.count("block")));
            rows.add(row.putAll(Map.of("cpu_us_per_request", Double.toString(value))));
        }
        return Trials.subject(rows);
    }

    /** Significant, but not shown to be as large as matters, nor to be smaller. */
    @Test
    void whatIsThereButPerhapsTooSmallToMatterIsInconclusive() throws IOException {
        Contrast cpu = contrast(
                "CPU", Trials.subject(8, Trials.USUAL), Trials.subject(8, Trials.with("cpu_us_per_request", 308.4)));

        assertTrue(cpu.adjusted().orElseThrow() <= .05, cpu::toString);
        assertEquals(Optional.of(Outcome.INCONCLUSIVE), cpu.outcome());
    }

    /** Twice as much of next to nothing. */
    @Test
    void anExcessBelowWhatTimersCanTellIsEquivalent() throws IOException {
        Contrast excess = contrast(
                "excess p50",
                Trials.subject(10, Trials.with("excess_p50_ms", .02)),
                Trials.subject(10, Trials.with("excess_p50_ms", .04)));

        assertEquals(Optional.of(Outcome.EQUIVALENT), excess.outcome());
        assertEquals(2.5, excess.matters().orElseThrow(), .1);
        assertEquals(2, excess.ratio().orElseThrow(), .1);
    }

    @Test
    void anExcessOfNothingHasNoRatioButAnOutcome() throws IOException {
        Contrast excess = contrast(
                "excess p50",
                Trials.subject(10, Trials.with("excess_p50_ms", 0)),
                Trials.subject(10, Trials.with("excess_p50_ms", 3)));

        assertTrue(excess.ratio().isEmpty() && excess.interval().isEmpty());
        assertEquals(Optional.of(Outcome.WORSE), excess.outcome());
    }

    @Test
    void withFewerThanFourTrialsNothingIsFound() throws IOException {
        Contrast cpu = contrast(
                "CPU", Trials.subject(3, Trials.USUAL), Trials.subject(3, Trials.with("cpu_us_per_request", 900)));

        assertEquals(Optional.of(Outcome.INCONCLUSIVE), cpu.outcome());
        assertTrue(
                cpu.p().isEmpty() && cpu.adjusted().isEmpty() && cpu.interval().isEmpty());
        // Five endpoints: 2 / C(10, 5) is the first to survive them.
        assertEquals(5, cpu.needed().orElseThrow());
    }

    @Test
    void looksOfAllCellsAreAdjustedForEachOther() throws IOException {
        List<Pair> one = pairs(1);
        List<Pair> many = pairs(20);

        assertEquals(5, Family.of(one, THREE_PERCENT).size());
        Family family = Family.of(many, THREE_PERCENT);
        assertEquals(100, family.size());
        assertTrue(Family.of(one, THREE_PERCENT).adjusted(one.getFirst(), Endpoint.EXCESS_P50)
                < family.adjusted(many.getFirst(), Endpoint.EXCESS_P50));
        assertEquals(
                Optional.of(Outcome.WORSE),
                Family.of(one, THREE_PERCENT)
                        .contrasts(one.getFirst())
                        .getFirst()
                        .outcome());
        assertEquals(
                Optional.of(Outcome.INCONCLUSIVE),
                family.contrasts(many.getFirst()).getFirst().outcome());
    }

    /** Five against five, of which the first cell's excess differs altogether: p = 2 / 252. */
    private static List<Pair> pairs(int cells) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            CellTrials b = Trials.subject(5, i == 0 ? Trials.with("excess_p50_ms", 2) : Trials.USUAL);
            pairs.add(new Pair(0, Trials.subject(5, Trials.USUAL), b, false));
        }
        return pairs;
    }

    /** What blocks have in common is 20 %, what differs is 4 %: only pairs can see it. */
    @Test
    void blocksAreComparedAsPairs() throws IOException {
        Pair pair = new Pair(0, drifting(10, 1), drifting(10, 1.04), true);
        Contrast paired = contrast("CPU", pair);
        Contrast apart = contrast("CPU", new Pair(0, pair.a(), pair.b(), false));

        assertTrue(paired.isPaired());
        assertEquals(Optional.of(Outcome.WORSE), paired.outcome());
        assertEquals(1, paired.delta(), 1e-12);
        assertTrue(apart.delta() < .5, apart::toString);
        assertFalse(apart.isPaired());
        assertEquals(Optional.of(Outcome.INCONCLUSIVE), apart.outcome());
    }

    private static CellTrials drifting(int trials, double factor) {
        List<Row> rows = new ArrayList<>();
        for (Row row : Trials.rows(trials, Trials.USUAL)) {
            long block = row.count("block");
            double value = factor * 300 * (1 + .02 * block) * (1 + .0001 * block * factor);
            rows.add(row.putAll(Map.of("cpu_us_per_request", Double.toString(value))));
        }
        return Trials.subject(rows);
    }

    @Test
    void pairsAreOnlyTakenWhereTheyCouldShowAnything() throws IOException {
        assertTrue(contrast("CPU", new Pair(0, drifting(10, 1), drifting(10, 1.04), true))
                .isPaired());
        assertFalse(contrast("CPU", new Pair(0, drifting(9, 1), drifting(9, 1.04), true))
                .isPaired());
    }

    @Test
    void blocksOfUnlikeSchedulesAreNoPairs() throws IOException {
        List<Row> rows = Trials.rows(10, Trials.with("cpu_us_per_request", 310));
        rows.forEach(row -> row.putAll(Map.of("schedule_sha256", "other")));

        assertFalse(contrast("CPU", new Pair(0, Trials.subject(10, Trials.USUAL), Trials.subject(rows), true))
                .isPaired());
    }

    /** JVMs of two kinds: 24 at 10 and 20 at 0, against 24 at 9 and 20 at 20. The median falls by a tenth, and most of b is higher. */
    @Test
    void sidesWhoseMediansFallWhileTheirTrialsRiseAreNotCalledBetter() throws IOException {
        Contrast cpu = contrast("CPU", cpu(ofTwoKinds(24, 10, 20, 0)), cpu(ofTwoKinds(24, 9, 20, 20)));

        assertEquals(.9, cpu.ratio().orElseThrow(), 1e-12);
        assertEquals((480 + 880 - 576) / (44.0 * 44), cpu.delta(), 1e-12);
        assertTrue(cpu.isSignificant() && cpu.isContrary(), cpu::toString);
        assertEquals(Optional.of(Outcome.INCONCLUSIVE), cpu.outcome());
        assertTrue(cpu.needed().isEmpty(), cpu::toString);
    }

    /** 28 of 30 pairs rise by 1; the two in the middle fall by 7, and the median with them. */
    @Test
    void pairsThatRiseWhileTheMedianFallsAreNotCalledBetter() throws IOException {
        double[] a = new double[30];
        double[] b = new double[30];
        for (int i = 0; i < 30; i++) {
            a[i] = 10 * (i + 1);
            b[i] = a[i] + (i == 14 || i == 15 ? -7 : 1);
        }
        Contrast cpu = contrast("CPU", new Pair(0, cpu(a), cpu(b), true));

        assertTrue(cpu.isPaired());
        assertEquals(148 / 155.0, cpu.ratio().orElseThrow(), 1e-12);
        assertEquals((406 - 59) / 465.0, cpu.delta(), 1e-12);
        assertTrue(cpu.isContrary(), cpu::toString);
        assertEquals(Optional.of(Outcome.INCONCLUSIVE), cpu.outcome());
    }

    /** As many of either kind on both sides, but for two: by ranks they are the same, and yet one median is twice the other. */
    @Test
    void sidesWhoseMediansLieFarApartAreNotCalledEquivalent() throws IOException {
        Contrast cpu = contrast("CPU", cpu(ofTwoKinds(23, 10, 21, 20)), cpu(ofTwoKinds(21, 10, 23, 20)));

        assertEquals(2, cpu.ratio().orElseThrow(), 1e-12);
        assertEquals(Optional.of(Outcome.INCONCLUSIVE), cpu.outcome());
        assertEquals(
                Optional.of(Outcome.EQUIVALENT),
                contrast("CPU", cpu(ofTwoKinds(30, 10, 14, 20)), cpu(ofTwoKinds(30, 10, 14, 20)))
                        .outcome());
    }

    private static double[] ofTwoKinds(int some, double value, int others, double other) {
        double[] values = new double[some + others];
        Arrays.fill(values, 0, some, value);
        Arrays.fill(values, some, values.length, other);
        return values;
    }

    private static CellTrials cpu(double... values) {
        List<Row> rows = Trials.rows(values.length, Trials.USUAL);
        for (int i = 0; i < values.length; i++) {
            rows.get(i).putAll(Map.of("cpu_us_per_request", Double.toString(values[i])));
        }
        return Trials.subject(rows);
    }

    /** Three and three would do for the interval, but with fewer than four nothing has an outcome. */
    @Test
    void whatIsNeededCanSettleSomething() throws IOException {
        Contrast throughput = contrast("throughput", Trials.subject(2, Trials.USUAL), Trials.subject(2, Trials.USUAL));

        assertEquals(4, throughput.needed().orElseThrow());
        assertEquals(
                Optional.of(Outcome.EQUIVALENT),
                contrast("throughput", Trials.subject(4, Trials.USUAL), Trials.subject(4, Trials.USUAL))
                        .outcome());
    }

    @Test
    void unstableCellsAreComparedByThroughputAndStabilityOnly() throws IOException {
        Pair some = new Pair(0, unstable(10, 0), unstable(10, 1), false);
        Pair all = new Pair(0, unstable(10, 10), unstable(10, 10), false);

        assertEquals(List.of("throughput", "stability"), endpoints(some));
        assertEquals(2, Family.of(List.of(some), THREE_PERCENT).size());
        assertEquals(List.of("throughput"), endpoints(all));
        assertEquals(1, Family.of(List.of(all), THREE_PERCENT).size());
    }

    /** Whose users are answered at once, and whose points come later and later. */
    @Test
    void aCellIsAsUnstableAsWhatFollowsItsHandOffs() throws IOException {
        List<Row> rows = Trials.rows(10, Trials.USUAL);
        rows.getFirst().putAll(Map.of("applied_regime", "unstable"));

        assertEquals(
                List.of("throughput", "stability"),
                endpoints(new Pair(0, unstable(10, 0), Trials.subject(rows), false)));
    }

    private static List<String> endpoints(Pair pair) throws IOException {
        return Family.of(List.of(pair), THREE_PERCENT).contrasts(pair).stream()
                .map(contrast -> contrast.endpoint().name())
                .toList();
    }

    private static CellTrials unstable(int trials, int unstable) {
        List<Row> rows = Trials.rows(trials, Trials.USUAL);
        rows.subList(0, unstable).forEach(row -> row.putAll(Map.of("regime", "unstable")));
        return Trials.subject(rows);
    }

    @Test
    void latencyStandsBesideWithoutAnOutcome() throws IOException {
        Contrast latency = contrast(
                "latency p50",
                Trials.subject(10, Trials.USUAL),
                Trials.subject(10, Trials.with("completed_p50_ms", 300)));

        assertTrue(latency.outcome().isEmpty() && latency.p().isEmpty());
        assertTrue(latency.interval().isPresent());
    }

    /** Five of five and none of five: 2 / C(10, 5), and of two endpoints twice that. Of four and four it is 4 / 70. */
    @Test
    void aCellThatCannotKeepUpAnyMoreIsWorse() throws IOException {
        Contrast lost = contrast("stability", unstable(5, 0), unstable(5, 5));

        assertEquals(Optional.of(Outcome.WORSE), lost.outcome());
        assertEquals(100, lost.a());
        assertEquals(0, lost.b());
        assertEquals(-1, lost.delta());
        assertEquals(4 / 252.0, lost.adjusted().orElseThrow(), 1e-9);
        assertTrue(lost.interval().isEmpty());
        assertEquals(
                Optional.of(Outcome.BETTER),
                contrast("stability", unstable(5, 5), unstable(5, 0)).outcome());
        Contrast few = contrast("stability", unstable(4, 0), unstable(4, 4));
        assertEquals(Optional.of(Outcome.INCONCLUSIVE), few.outcome());
        assertEquals(5, few.needed().orElseThrow());
    }

    /** Fisher's exact test: 2 × (1 + 10 × 10) of C(20, 10) ways are as unlike. */
    @Test
    void stabilityIsAShareOfTrials() throws IOException {
        Contrast less = contrast("stability", unstable(10, 1), unstable(10, 9));

        assertEquals(202 / 184_756.0, less.p().orElseThrow(), 1e-9);
        assertEquals(Optional.of(Outcome.WORSE), less.outcome());
        assertEquals(
                Optional.of(Outcome.INCONCLUSIVE),
                contrast("stability", unstable(10, 1), unstable(10, 2)).outcome());
    }

    /** Among a hundred cells at their ceiling one would be called worse in a third of all comparisons. */
    @Test
    void stabilityIsAdjustedForAllThatIsLookedAt() throws IOException {
        List<Pair> pairs = new ArrayList<>(pairs(20).subList(1, 20));
        pairs.add(new Pair(0, unstable(5, 0), unstable(5, 5), false));
        Family family = Family.of(pairs, THREE_PERCENT);

        assertEquals(19 * 5 + 2, family.size());
        for (Pair pair : pairs) {
            assertFalse(ComparedCell.of(pair, family.contrasts(pair)).isWorse());
        }
    }

    /** 20 kB of heap against 2 kB, and 200 of resident memory that the second keeps in its heap: only the sum can be compared. */
    @Test
    void holdsAreComparedByAllThatARequestTakes() throws IOException {
        Contrast memory = contrast("memory held", held(2_000, 200_000), held(20_000, 1_000));

        assertEquals(Optional.of(Outcome.BETTER), memory.outcome());
        assertEquals(202_100, memory.a(), 6_000);
    }

    private static CellTrials held(double heap, double resident) {
        List<Row> rows = Trials.rows(
                5,
                Map.of(
                        "heap_bytes_per_held", heap,
                        "rss_bytes_per_held", resident,
                        "page_table_bytes_per_held", 100.0));
        rows.forEach(row -> row.putAll(Map.of("arrivals", "hold-1000")));
        return Trials.subject(rows);
    }
}
