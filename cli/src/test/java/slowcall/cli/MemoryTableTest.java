package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a slope that is shown without what makes it doubtful. */
class MemoryTableTest {
    private static Row slope(String strategy, String memory, String bytes, String low, String high, String without) {
        return new Row()
                .putAll(Map.of(
                        "strategy", strategy,
                        "client", "jdk",
                        "memory", memory,
                        "held_max", "10000",
                        "wanted_max", "10000",
                        "n_trials", "15",
                        "bytes_per_held", bytes,
                        "bytes_per_held_low", low,
                        "bytes_per_held_high", high,
                        "bytes_per_held_without_largest", without));
    }

    @Test
    void showsALineForEachStrategyWithItsKindsSideBySide() {
        String table = new MemoryTable(List.of(
                        slope("virtual-threads", "heap", "5210.4", "5190.0", "5230.6", "5200.1"),
                        slope("virtual-threads", "rss", "812.0", "640.0", "990.0", "800.0"),
                        slope("thread-per-request", "heap", "3100.0", "3090.0", "3110.0", "3100.0"),
                        slope("thread-per-request", "native_threads", "41000.0", "40500.0", "41500.0", "40900.0")))
                .toString();

        assertEquals(
                List.of(
                        "Memory per request in flight",
                        "",
                        "  strategy              held         live heap of it harness        thread stacks            RSS page tables trials",
                        "                     at most         B/request     B/request            B/request      B/request   B/request",
                        "  virtual-threads      10000 5210 (5190..5231)             –                    – 812 (640..990)           –     15",
                        "  thread-per-request   10000 3100 (3090..3110)             – 41000 (40500..41500)              –           –     15"),
                table.lines().limit(6).toList());
    }

    @Test
    void marksWhatIsNoStraightLine() {
        String table = new MemoryTable(
                        List.of(slope("virtual-threads", "heap", "5000.0", "4900.0", "5100.0", "3900.0")))
                .toString();

        assertTrue(table.contains("5000 (4900..5100)~"), table);
        assertTrue(table.contains("\n~  no straight line"), table);
    }

    @Test
    void saysWhatTheLimitWas() {
        Row row = slope("thread-per-request", "heap", "3100.0", "3090.0", "3110.0", "3100.0")
                .putAll(Map.of("held_max", "31000", "wanted_max", "40000", "limit", "unable to create native thread"));

        String table = new MemoryTable(List.of(row)).toString();

        assertTrue(table.contains("\nthread-per-request held 31000 of 40000: unable to create native thread\n"), table);
    }

    @Test
    void withoutTwoTrialsOfEachThereIsNoInterval() {
        Row row =
                new Row().putAll(Map.of("strategy", "a", "memory", "heap", "bytes_per_held", "12.3", "n_trials", "2"));

        assertTrue(new MemoryTable(List.of(row)).toString().contains("  12  "));
    }

    @Test
    void aRunThatHeldNothingHasNoTable() {
        assertEquals("", new MemoryTable(List.of()).toString());
    }
}
