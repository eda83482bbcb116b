package slowcall.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.report.BarChart;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.result.JmhForks;
import slowcall.result.Row;

/** Guards against iterations that pass for trials, and against bars of different units on one axis. */
class BenchmarksSectionTest {
    private static final String FORKS = """
            [
              {"benchmark": "a.b.ParkBenchmark.park", "mode": "avgt", "threads": 1, "params": {"kind": "virtual"},
               "primaryMetric": {"score": 2.0, "rawData": [[1.0, 2.0], [2.0, 3.0]]}},
              {"benchmark": "a.b.ParkBenchmark.park", "mode": "thrpt", "threads": 1, "params": {"kind": "virtual"},
               "primaryMetric": {"score": 0.5, "rawData": [[0.4, 0.6]]}}
            ]
            """;

    private static Row row(String benchmark, String mode, String unit, String score) {
        return new Row()
                .putAll(Map.of("Benchmark", benchmark, "Mode", mode, "Threads", "1", "Samples", "4", "Unit", unit))
                .putAll(Map.of("Score", score, "Score Error (99.9%)", "0.1"))
                .putAll(Map.of("Param: kind", "virtual", "Param: calls", ""));
    }

    private static List<Row> rows() {
        return List.of(
                row("a.b.ParkBenchmark.park", "avgt", "us/op", "2.0"),
                row("a.b.ParkBenchmark.park:gc.alloc.rate.norm", "avgt", "B/op", "24.1"),
                row("a.b.ParkBenchmark.park", "thrpt", "ops/us", "0.5"),
                row("a.b.ParkBenchmark.fan", "avgt", "ms/op", "7.0"),
                row("a.b.ParkBenchmark.unpark", "avgt", "us/op", "3.0"));
    }

    private static Section section(String forks) throws IOException {
        return BenchmarksSection.of(rows(), JmhForks.read(Path.of("jmh.json"), forks.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Figure> figures(Section section) {
        return section.parts().stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .toList();
    }

    @Test
    void aChartHasOneClassOneModeAndOneUnit() throws IOException {
        List<Figure> figures = figures(section(FORKS));

        assertEquals(
                List.of("ParkBenchmark, avgt, us/op", "ParkBenchmark, thrpt, ops/us", "ParkBenchmark, avgt, ms/op"),
                figures.stream().map(figure -> figure.table().caption()).toList());
        assertEquals(2, figures.getFirst().table().lines().size());
        assertEquals(
                "ops/us",
                ((BarChart) figures.get(1).charts().getFirst()).value().unit());
    }

    /** Forks of 1.5 and 2.5: their mean is 2, its standard error .5, and t(1) = 12.7062. */
    @Test
    void anIntervalIsOverForksAndNotOverTheirIterations() throws IOException {
        Figure figure = figures(section(FORKS)).getFirst();
        List<Entry> entries = figure.table().lines().getFirst().entries();
        BarChart.Bar bar = ((BarChart) figure.charts().getFirst()).bars().getFirst();

        assertEquals("park (kind=virtual)", entries.getFirst().text());
        assertEquals("-4.353 – 8.353", entries.get(1).interval());
        assertEquals(-4.3531, bar.low(), 1e-4);
        assertEquals(8.3531, bar.high(), 1e-4);
        assertEquals(
                List.of("2", "4", "24"),
                entries.stream().skip(2).map(Entry::text).toList());
    }

    @Test
    void aSingleForkAndUnknownOnesHaveNone() throws IOException {
        List<Figure> figures = figures(section(FORKS));
        Entry ofOne = figures.get(1).table().lines().getFirst().entries().get(1);
        List<Entry> unknown = figures.getFirst().table().lines().getLast().entries();

        assertEquals("", ofOne.interval());
        assertEquals("", unknown.get(1).interval());
        assertEquals(Entry.UNKNOWN, unknown.get(2), "their number");
    }

    @Test
    void saysWhatTheIntervalsAreOrWhyThereAreNone() throws IOException {
        String with = ((Prose) section(FORKS).parts().getFirst()).text();
        String without = ((Prose) section("").parts().getFirst()).text();

        assertTrue(with.contains("over the means of forks"), with);
        assertTrue(without.contains("Without intervals"), without);
        assertFalse((with + without).contains("99.9"), with);
    }
}
