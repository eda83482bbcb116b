package slowcall.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
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

    private static Contrast contrast(String endpoint, Subject a, Subject b) throws IOException {
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
        Subject a = scattered(10, 1);
        Subject b = scattered(10, 1.02);
        Contrast cpu = contrast("CPU", a, b);

        assertEquals(Optional.of(Outcome.INCONCLUSIVE), cpu.outcome());
        assertTrue(cpu.detectable().orElseThrow() > .2, cpu::toString);
        assertTrue(cpu.needed().orElseThrow() > 100, cpu::toString);
        assertEquals(cpu.needed().getAsInt() - 10, cpu.more().orElseThrow());
    }

    private static Subject scattered(int trials, double factor) {
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
            Subject b = Trials.subject(5, i == 0 ? Trials.with("excess_p50_ms", 2) : Trials.USUAL);
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
        assertFalse(apart.isPaired());
        assertEquals(Optional.of(Outcome.INCONCLUSIVE), apart.outcome());
    }

    private static Subject drifting(int trials, double factor) {
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

    @Test
    void unstableCellsAreComparedByThroughputOnly() throws IOException {
        List<Row> rows = Trials.rows(10, Trials.with("throughput_rps", 350));
        rows.getFirst().putAll(Map.of("regime", "unstable"));
        Pair pair = new Pair(0, Trials.subject(10, Trials.USUAL), Trials.subject(rows), false);
        Family family = Family.of(List.of(pair), THREE_PERCENT);

        assertEquals(
                List.of("throughput"),
                family.contrasts(pair).stream()
                        .map(contrast -> contrast.endpoint().name())
                        .toList());
        assertEquals(1, family.size());
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

    @Test
    void aCellThatCannotKeepUpAnyMoreIsWorse() throws IOException {
        List<Row> rows = Trials.rows(4, Trials.USUAL);
        rows.forEach(row -> row.putAll(Map.of("regime", "unstable")));
        Pair pair = new Pair(0, Trials.subject(4, Trials.USUAL), Trials.subject(rows), false);
        var cell = ComparedCell.of(pair, Family.of(List.of(pair), THREE_PERCENT).contrasts(pair));

        assertTrue(cell.becameUnstable() && cell.isWorse());
        rows.getFirst().putAll(Map.of("regime", "stable"));
        assertFalse(ComparedCell.of(new Pair(0, pair.a(), Trials.subject(rows), false), List.of())
                .becameUnstable());
    }

    /** 20 kB of heap against 2 kB, and 200 of resident memory that the second keeps in its heap: only the sum can be compared. */
    @Test
    void holdsAreComparedByAllThatARequestTakes() throws IOException {
        Contrast memory = contrast("memory held", held(2_000, 200_000), held(20_000, 1_000));

        assertEquals(Optional.of(Outcome.BETTER), memory.outcome());
        assertEquals(202_100, memory.a(), 6_000);
    }

    private static Subject held(double heap, double resident) {
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
