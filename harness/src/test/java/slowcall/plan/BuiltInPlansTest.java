package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Guards against a built-in plan that does not run, runs for longer than its name promises, or cannot be found. */
class BuiltInPlansTest {
    @SuppressWarnings("unused") // read by FieldSource
    private static final Iterable<String> NAMES = BuiltInPlans.NAMES;

    private static final List<String> REPRODUCTIONS = BuiltInPlans.NAMES.stream()
            .filter(name -> name.startsWith("reproduce/") && !name.endsWith("/recycler"))
            .toList();

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyBuiltInParsesUnderItsOwnName(String name) {
        assertEquals(name.replace('/', '-'), BuiltInPlans.locate(name).name());
    }

    @Test
    void takeAsLongAsTheyPromise() {
        assertTrue(seconds("smoke") <= 75, "smoke takes " + seconds("smoke") + " s");
        assertTrue(seconds("example") <= 180, "example takes " + seconds("example") + " s");
        assertTrue(seconds("quick") <= 23 * 60, "quick takes " + seconds("quick") + " s");
        assertTrue(seconds("rates") <= 48 * 60, "rates takes " + seconds("rates") + " s");
        assertTrue(seconds("hold") <= 15 * 60, "hold takes " + seconds("hold") + " s");
        assertTrue(seconds("overload") <= 25 * 60, "overload takes " + seconds("overload") + " s");
        assertTrue(seconds("scheduler") <= 30 * 60, "scheduler takes " + seconds("scheduler") + " s");
        assertTrue(
                seconds("reproduce/recycler") <= 12 * 60,
                "reproduce/recycler takes " + seconds("reproduce/recycler") + " s");
        assertTrue(
                REPRODUCTIONS.stream().allMatch(name -> seconds(name) <= 17 * 60),
                REPRODUCTIONS.stream().map(BuiltInPlansTest::seconds).toList() + " s");
        double together =
                REPRODUCTIONS.stream().mapToDouble(BuiltInPlansTest::seconds).sum();
        assertTrue(together <= 45 * 60, "reproductions take " + together + " s");
        assertTrue(seconds("ways") <= 150 * 60, "ways takes " + seconds("ways") + " s");
        assertTrue(seconds("full") <= 155 * 60, "full takes " + seconds("full") + " s");
    }

    @Test
    void quickOffersEnoughForAMergedNinetyNinthPercentile() {
        Plan quick = BuiltInPlans.named("quick");

        assertTrue(quick.cells().stream()
                .filter(cell -> cell.arrivals().equals(new Arrivals.Constant(400)))
                .allMatch(cell -> 400 * cell.timing().measure().toSeconds() * quick.blocks() >= 100 * 100));
    }

    @Test
    void whatProbesCostIsMeasuredOnTheSameCells() {
        Plan probes = BuiltInPlans.named("probes");

        for (Probing probing : Probing.values()) {
            assertEquals(
                    Set.of("virtual-threads constant-1000", "bare-loop constant-1000", "virtual-threads constant-50"),
                    probes.cells().stream()
                            .filter(cell -> cell.probes() == probing)
                            .map(cell -> cell.strategy() + " " + cell.arrivals())
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void fullContainsEveryCellOfQuick() {
        Set<String> missing = ids("quick");
        missing.removeAll(ids("full"));

        assertEquals(Set.of(), missing);
    }

    @Test
    void fullHasEnoughBlocksForAComparisonAndOneMeanDelay() {
        Plan full = BuiltInPlans.named("full");

        assertTrue(full.blocks() >= 10);
        assertTrue(full.blocks() * full.cells().size() >= 200);
        for (Cell cell : full.cells()) {
            double mean = cell.service().meanMillis();
            assertTrue(mean == 20 || Math.abs(mean - 200) < 0.1, cell + " has a mean delay of " + mean + " ms");
        }
    }

    @Test
    void aPathIsAFileEvenIfItEndsInTheNameOfABuiltIn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("quick"),
                "{\"name\": \"mine\", \"cells\": [{\"strategy\": \"a\", \"arrivals\": {\"closed\": 1}, \"delay\": \"1s\"}]}");

        assertEquals("mine", BuiltInPlans.locate(file.toString()).name());
    }

    @Test
    void saysWhatThereIsWhenNothingHasThatName() {
        assertEquals(
                "no plan \"quik\"; did you mean \"quick\"? Otherwise give a built-in plan (smoke, quick, full, rates, arithmetic, overload, scheduler, hold, hold-parked, probes, ways, "
                        + "reproduce/loom-comparison, reproduce/batch-of-sleeps, reproduce/wiremock-threads, reproduce/client-default-pool, reproduce/recycler, example)"
                        + " or the path of a plan file, such as ./my-plan.json",
                assertThrows(PlanException.class, () -> BuiltInPlans.locate("quik"))
                        .getMessage());
        assertEquals(
                "no such file \"no such/plan.json\"; check the path, or give a built-in plan (smoke, quick, full, rates, arithmetic, overload, scheduler, hold, hold-parked, probes, ways, "
                        + "reproduce/loom-comparison, reproduce/batch-of-sleeps, reproduce/wiremock-threads, reproduce/client-default-pool, reproduce/recycler, example)",
                assertThrows(PlanException.class, () -> BuiltInPlans.locate("no such/plan.json"))
                        .getMessage());
        assertThrows(PlanException.class, () -> BuiltInPlans.locate(""));
        assertThrows(PlanException.class, () -> BuiltInPlans.locate("\0"));
    }

    private static Set<String> ids(String plan) {
        return BuiltInPlans.named(plan).cells().stream().map(Cell::id).collect(Collectors.toCollection(HashSet::new));
    }

    /** A trial is its JVM's start, warm-up, measurement, the last request and the shutdown; a block has a service to start. */
    private static double seconds(String name) {
        Plan plan = BuiltInPlans.named(name);
        double block = 6 * plan.services().size();
        for (Cell cell : plan.cells()) {
            double measure = cell.timing().measure().toMillis() / 1e3;
            if (cell.arrivals() instanceof Arrivals.Burst) {
                measure = 0;
            } else if (cell.arrivals() instanceof Arrivals.Hold hold) {
                // Its connections are opened at the same pace.
                measure = 2 * hold.seconds(cell.exchange());
            }
            block += 1 + cell.timing().expectedWarmup().toMillis() / 1e3 + measure + drain(cell) + 1;
        }
        return plan.blocks() * block;
    }

    /** The longest usual delay of a request. */
    private static double drain(Cell cell) {
        int calls = cell.shape() instanceof RequestShape.Chain chain ? chain.calls() : 1;
        return calls
                * switch (cell.service()) {
                    case ServiceProfile.Fixed fixed -> fixed.millis();
                    case ServiceProfile.LogNormal logNormal -> logNormal.p99Millis();
                    case ServiceProfile.Bimodal bimodal -> bimodal.slowMillis();
                    case ServiceProfile.Unknown unknown -> 0;
                    case Replay replay -> replay.p99Millis();
                }
                / 1e3;
    }
}
