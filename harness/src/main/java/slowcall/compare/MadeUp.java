package slowcall.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import slowcall.result.Column;
import slowcall.result.Row;

/** Rows of trials that never ran. */
final class MadeUp {
    private static final CellKey CELL = new CellKey(Map.of("strategy", "made-up", "arrivals", "constant-100"));

    /** A column for each of the five primary endpoints; memory is told without a heap to subtract. */
    private static final List<Column> FIGURES = List.of(
            figure("excess_p50_ms"),
            figure("excess_p99_ms"),
            figure("throughput_rps"),
            figure("cpu_us_per_request"),
            figure("rss_peak_mib"));

    private static final Column BLOCK = Column.of("block", "");
    private static final Column HEAP = Column.of("heap_mib", "");

    private MadeUp() {}

    private static Column figure(String name) {
        return Column.decimal(name, 6, "");
    }

    /**
     * Two sides that differ in nothing but chance, or in one endpoint.
     *
     * @param trials of each side
     * @param factor by which b's excess p50 is larger: 1 where nothing differs
     * @param inBlocks whether trials of the same block may be taken for pairs
     */
    static Pair pair(Shape shape, int trials, double factor, boolean inBlocks, SplittableRandom random) {
        return new Pair(0, side(shape, trials, 1, random), side(shape, trials, factor, random), inBlocks);
    }

    private static CellTrials side(Shape shape, int trials, double factor, SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        for (int block = 1; block <= trials; block++) {
            Row row = new Row().put(BLOCK, block).put(HEAP, 0);
            for (Column figure : FIGURES) {
                double value = shape.draw(random);
                row.put(figure, figure.name().equals("excess_p50_ms") ? factor * value : value);
            }
            rows.add(row);
        }
        return new CellTrials(CELL, rows, Endpoint.ofTrials(CELL), Histograms.NONE);
    }
}
