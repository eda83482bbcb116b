package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a table that shows a 0 where nothing is known, or subtracts the wrong pair. */
class ResultTableTest {
    @TempDir
    Path folder;

    @Test
    void alignsColumnsAndLeavesTheUnknownEmpty() throws IOException {
        write("""
                [
                  {"benchmark": "slowcall.benchmarks.ParkBenchmark.roundTrip", "params": {"kind": "virtual"},
                   "primaryMetric": {"score": 1.23456, "scoreError": "NaN", "scoreUnit": "us/op"},
                   "secondaryMetrics": {"switches.voluntary": {"score": 0.25}, "switches.involuntary": {"score": 0.5}}},
                  {"benchmark": "slowcall.benchmarks.FanOutBenchmark.request", "params": {"calls": "3", "strategy": "sync"},
                   "primaryMetric": {"score": 61.5, "scoreError": 0.75, "scoreUnit": "ms/op"},
                   "secondaryMetrics": {}}
                ]
                """);
        assertEquals("""
                benchmark                parameters              score  ±99.9%  unit   B/op  switches/op
                ParkBenchmark.roundTrip  kind=virtual            1.235          us/op              0.750
                FanOutBenchmark.request  calls=3 strategy=sync  61.500   0.750  ms/op
                """, Benchmarks.table(folder));
    }

    @Test
    void subtractsTheBareMechanismOfTheSameStrategy() throws IOException {
        write("[" + dispatch("bare", "sync", 0.5, 24)
                + "," + dispatch("bare", "fixed-pool", 9, 999)
                + "," + dispatch("harness", "sync", 1.75, 224)
                + "," + dispatch("harness", "a-plugin", 1, 1)
                + "]");
        String table = Benchmarks.table(folder);
        assertEquals("""
                The harness costs a request, over the bare mechanism:
                  strategy=sync                           +1.250 ± 0.500 µs, +200 B
                """, table.substring(table.indexOf("The harness")));
    }

    private static String dispatch(String method, String strategy, double score, double bytes) {
        return """
                {"benchmark": "slowcall.benchmarks.DispatchBenchmark.%s", "params": {"strategy": "%s"},
                 "primaryMetric": {"score": %s, "scoreError": %s, "scoreUnit": "us/op"},
                 "secondaryMetrics": {"gc.alloc.rate.norm": {"score": %s}}}""".formatted(method, strategy, score, method.equals("bare") ? 0.3 : 0.4, bytes);
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve(Benchmarks.JSON), json);
    }
}
