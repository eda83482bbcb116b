package slowcall.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.report.BarChart;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Keys;
import slowcall.report.Section;
import slowcall.result.Row;

/** Guards against time that is counted twice, or that is the delay's. Expected figures are arithmetic. */
class TimeSectionTest {
    /** A cell all of whose requests took so many milliseconds. */
    private static RunCell cell(String shape, String regime, Object... tagsAndMillis) {
        Map<String, Histogram> histograms = new LinkedHashMap<>();
        for (int i = 0; i < tagsAndMillis.length; i += 2) {
            Histogram histogram = new Histogram(1, 600_000_000, 4);
            histogram.recordValueWithCount((int) tagsAndMillis[i + 1] * 1000L, 10);
            histograms.put((String) tagsAndMillis[i], histogram);
        }
        Row summary = new Row().putAll(Map.of("shape", shape, "regime", regime, "delay", "fixed-200ms"));
        return new RunCell("sync", Keys.NONE, summary, List.of(), histograms);
    }

    private static Figure figure(RunCell cell) {
        return (Figure) TimeSection.of(List.of(cell)).parts().getLast();
    }

    private static List<Long> shown(RunCell cell) {
        return figure(cell).table().lines().getFirst().entries().stream()
                .skip(1)
                .map(Entry::sort)
                .map(Math::round)
                .toList();
    }

    @Test
    void theDelayIsInNoPartAndThePartsAddUpToTheExcess() {
        RunCell cell = cell(
                "single",
                "stable",
                "generator_lag",
                1,
                "submit",
                2,
                "queue_wait",
                30,
                "call",
                207,
                "connection_wait",
                4,
                "completed",
                240,
                "excess",
                40);

        assertEquals(List.of(1L, 2L, 30L, 4L, 3L, 40L), shown(cell));
        BarChart chart = (BarChart) figure(cell).charts().getFirst();
        assertEquals(
                List.of("generator lag", "hand-off", "queue wait", "connection wait", "call beyond the delay"),
                chart.segments());
    }

    @Test
    void aChainsCallsCountAsOftenAsItMakesThem() {
        assertEquals(List.of(9L, 9L), shown(cell("chain-3", "stable", "call", 203, "completed", 609, "excess", 9)));
    }

    @Test
    void callsAtTheSameTimeAndUnstableCellsAreLeftOut() {
        for (RunCell cell : List.of(
                cell("fan-out-3", "stable", "call", 203, "completed", 210, "excess", 10),
                cell("single", "unstable", "call", 203, "completed", 9000, "excess", 8800))) {
            Section section = TimeSection.of(List.of(cell));

            assertEquals(List.of(), section.parts());
        }
    }
}
