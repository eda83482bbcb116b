package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guards against a benchmark that is given another's forks. */
class JmhForksTest {
    private static final Path FILE = Path.of("jmh.json");

    private static JmhForks read(String json) throws IOException {
        return JmhForks.read(FILE, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Row row(String mode, String permits) {
        return new Row()
                .putAll(Map.of("Benchmark", "a.Permit.take", "Mode", mode, "Threads", "2"))
                .putAll(Map.of("Param: permits", permits, "Param: strategy", ""));
    }

    @Test
    void aBenchmarkIsKnownByItsModeThreadsAndParameters() throws IOException {
        JmhForks forks = read("""
                [
                  {"benchmark": "a.Permit.take", "mode": "avgt", "threads": 2, "params": {"permits": "1"},
                   "primaryMetric": {"rawData": [[1.0, 3.0], [4.0, 6.0]]}},
                  {"benchmark": "a.Permit.take", "mode": "avgt", "threads": 2, "params": {"permits": "8"},
                   "primaryMetric": {"rawData": [[7.0], ["NaN"]]}},
                  {"benchmark": "a.Permit.take", "mode": "sample", "threads": 2, "params": {"permits": "1"},
                   "primaryMetric": {"rawDataHistogram": [[[[1.0, 1], [2.0, 3]]]]}}
                ]
                """);

        assertEquals(List.of(2.0, 5.0), forks.scores(row("avgt", "1")));
        assertEquals(List.of(7.0), forks.scores(row("avgt", "8")));
        assertEquals(List.of(1.75), forks.scores(row("sample", "1")));
        assertEquals(List.of(), forks.scores(row("thrpt", "1")));
        assertEquals(List.of(), forks.scores(row("avgt", "")));
    }

    @Test
    void withoutAFileNoneAreKnown() throws IOException {
        assertEquals(List.of(), JmhForks.read(FILE, new byte[0]).scores(row("avgt", "1")));
    }

    @Test
    void refusesWhatIsNoJson() {
        ResultsException refused = assertThrows(ResultsException.class, () -> read("[\n{]"));

        assertEquals("jmh.json:2: ", refused.getMessage().substring(0, 12));
    }
}
