package slowcall.integrations.chapter.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Reading;
import slowcall.integrations.chapter.Sample;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Trials;
import slowcall.stats.LeastSquares;

/** Tasks that wait, so many at once, each on a thread of its own: cells that several claims share. */
final class Blocked {
    static final String PLATFORM = "thread-per-request";
    static final String VIRTUAL = "virtual-threads";

    /** What a trial tells of its memory, for each number of tasks. */
    private static final List<String> COLUMNS =
            List.of("held", "heap_bytes_per_held", "native_thread_bytes_per_held", "harness_heap_bytes_per_held");

    private Blocked() {}

    /** Numbers of tasks from 100 on, of either kind of thread. */
    static List<CellText> cells(String strategy, Size size) {
        List<Integer> both = size.choose(List.of(100, 500), List.of(100, 1000, 10_000));
        List<Integer> more = size.choose(List.of(), strategy.equals(VIRTUAL) ? List.of(50_000) : List.of());
        return Stream.concat(both.stream(), more.stream())
                .map(tasks -> cell(strategy, tasks, size.choose("2s", "8s"), "90s", size.choose("200ms", "3s")))
                .toList();
    }

    /** More platform threads than most systems let a process have; starting them takes half a minute, which the first must outlast. They are counted, once. */
    static List<CellText> limit(Size size) {
        return size.choose(
                List.of(), List.of(cell(PLATFORM, 40_000, "60s", "120s", "3s").onlyOnce()));
    }

    private static CellText cell(String strategy, int tasks, String delay, String timeout, String warmup) {
        return CellText.of(
                "{\"strategy\": \"%s\", \"client\": \"sleep\", \"connections\": 0, \"arrivals\": {\"hold\": %d}, \"delay\": \"%s\","
                        + " \"timeout\": \"%s\", \"warmup\": \"%s\", \"heap\": \"1g\"}",
                strategy, tasks, delay, timeout, warmup);
    }

    /**
     * Bytes that one more task takes, block by block: the slope of a line through all numbers of tasks. Live heap and the native memory of
     * threads count, without what the harness itself keeps for each request.
     */
    static Sample bytesPerTask(Trials trials, List<CellText> cells) {
        return trials.sample(readings(cells), values -> slope(values, 0, cells.size()));
    }

    /** How many times the bytes of one kind of task are those of another, block by block. */
    static Sample ratio(Trials trials, List<CellText> below, List<CellText> above) {
        List<Reading> readings = new ArrayList<>(readings(below));
        readings.addAll(readings(above));
        return trials.sample(
                readings, values -> slope(values, below.size(), above.size()) / slope(values, 0, below.size()));
    }

    private static List<Reading> readings(List<CellText> cells) {
        return cells.stream()
                .flatMap(cell -> COLUMNS.stream().map(column -> new Reading(cell, column)))
                .toList();
    }

    /** Of some cells' values, behind those of others. */
    private static double slope(double[] values, int cellsBefore, int cells) {
        List<LeastSquares.Point> points = new ArrayList<>();
        for (int i = cellsBefore; i < cellsBefore + cells; i++) {
            int at = i * COLUMNS.size();
            double held = values[at];
            points.add(new LeastSquares.Point(held, held * (values[at + 1] + values[at + 2] - values[at + 3])));
        }
        return LeastSquares.through(points).slope();
    }
}
