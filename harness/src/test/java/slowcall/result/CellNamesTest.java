package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guards against two cells with one name, and against one cell with several. */
class CellNamesTest {
    private static Row row(String... pairs) {
        Row row = new Row()
                .putAll(Map.of("strategy", "fixed-pool", "settings", "pool_size=8", "arrivals", "constant-400"))
                .putAll(Map.of("shape", "single", "delay", "fixed-200ms", "awaits", "result", "connections", "100"));
        for (int i = 0; i < pairs.length; i += 2) {
            row.putAll(Map.of(pairs[i], pairs[i + 1]));
        }
        return row;
    }

    @Test
    void aloneItIsItsStrategyWithItsSettings() {
        Row row = row("client", "jdk", "jdk", "25.0.3", "gc", "g1", "variant", "probes=least");

        assertEquals("fixed-pool(pool_size=8)", CellNames.among(List.of(row)).of(row));
        assertEquals("sync", CellNames.strategy(row("strategy", "sync", "settings", "")));
    }

    @Test
    void whatTellsItFromTheOthersIsAddedAndTheClientSaidOnce() {
        Row usual = row("client", "jdk");
        Row few = row("client", "apache", "variant", "client=apache;max-connections=20");
        Row older = row("client", "jdk", "jdk", "21.0.9", "gc", "z");
        CellNames names = CellNames.among(List.of(usual, few, older));

        assertEquals("fixed-pool(pool_size=8), jdk", names.of(usual));
        assertEquals("fixed-pool(pool_size=8), apache, max-connections=20", names.of(few));
        assertEquals("fixed-pool(pool_size=8), jdk, JDK 21.0.9, z", names.of(older));
    }

    @Test
    void noTwoOfALoadAreCalledTheSame() {
        Row one = row("cell_id", "c1");
        Row more = row("cell_id", "c2", "connections", "200");
        Row twin = row("cell_id", "c3", "connections", "200");
        Row elsewhere = row("cell_id", "c4", "arrivals", "constant-100");

        assertEquals(
                List.of(
                        "fixed-pool(pool_size=8), 100 connections",
                        "fixed-pool(pool_size=8), 200 connections, c2",
                        "fixed-pool(pool_size=8), 200 connections, c3",
                        "fixed-pool(pool_size=8)"),
                CellNames.among(List.of(one, more, twin, elsewhere)).distinct());
    }

    @Test
    void whatTheirTrialsDifferInTellsThemApartAndNothingElseIsSaid() {
        Row patient = row("cell_id", "c1", "timeout_ms", "10000", "heap_mib", "512");
        Row impatient = row("cell_id", "c2", "timeout_ms", "1000", "heap_mib", "512");
        Row small = row("cell_id", "c3", "timeout_ms", "1000", "heap_mib", "64");

        assertEquals(
                List.of(
                        "fixed-pool(pool_size=8), timeout 10000 ms",
                        "fixed-pool(pool_size=8), timeout 1000 ms, heap 512 MiB",
                        "fixed-pool(pool_size=8), timeout 1000 ms, heap 64 MiB"),
                CellNames.among(List.of(patient, impatient, small)).distinct());
    }

    @Test
    void aLoadIsWhatWasAskedForAndWhoIsAnsweredOnTheHandOffWasAskedForSomethingElse() {
        assertEquals("constant-400 × single × fixed-200ms", CellNames.load(row()));
        assertEquals(
                "constant-400 × single × fixed-200ms, answered on the hand-off",
                CellNames.load(row("awaits", "handoff")));
        assertEquals("single × fixed-200ms", CellNames.loadWithoutArrivals(row()));
        assertEquals("single", CellNames.loadWithoutArrivals(row("delay", "")));
    }

    /** {@code Cell.label()} says the same before there is a row. */
    @Test
    void inFullItHasWhateverThePlanSays() {
        assertEquals("fixed-pool(pool_size=8) single constant-400 fixed-200ms", CellNames.inFull(row()));
        assertEquals(
                "fixed-pool(pool_size=8) single burst-500 fixed-200ms handoff connections-100 client=apache",
                CellNames.inFull(row("arrivals", "burst-500", "awaits", "handoff", "variant", "client=apache")));
    }
}
