package slowcall.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import slowcall.result.Row;

/** Rows of trials for tests: 400 requests/s, 1 ms of excess, and around each value a small pattern that differs from block to block. */
final class Trials {
    static final Map<String, Double> USUAL = usual();

    /** Distances from the median, in hundredths: as many above as below. */
    private static final int[] PATTERN = {0, 1, -1, 2, -2, 1, -1, 0, 2, -2, 3, -3};

    private Trials() {}

    private static Map<String, Double> usual() {
        Map<String, Double> usual = new LinkedHashMap<>();
        usual.put("excess_p50_ms", 1.0);
        usual.put("excess_p99_ms", 4.0);
        usual.put("throughput_rps", 400.0);
        usual.put("cpu_us_per_request", 300.0);
        usual.put("rss_peak_mib", 650.0);
        usual.put("completed_p50_ms", 201.0);
        return usual;
    }

    static CellTrials subject(int trials, Map<String, Double> figures) {
        return subject(rows(trials, figures));
    }

    static CellTrials subject(List<Row> rows) {
        CellKey key = CellKey.of(rows.getFirst(), CellKey.PARAMETERS);
        return new CellTrials(key, rows, Endpoint.ofTrials(key), Histograms.NONE);
    }

    static List<Row> rows(int trials, Map<String, Double> figures) {
        List<Row> rows = new ArrayList<>();
        for (int block = 1; block <= trials; block++) {
            rows.add(row(block, figures));
        }
        return rows;
    }

    private static Row row(int block, Map<String, Double> figures) {
        Row row = new Row()
                .putAll(Map.of(
                        "block", Integer.toString(block),
                        "strategy", "virtual-threads",
                        "shape", "single",
                        "arrivals", "constant-400",
                        "delay", "fixed-200ms",
                        "heap_mib", "512",
                        "regime", "stable",
                        "verdict", "VALID"));
        figures.forEach((column, value) -> {
            // So that no two blocks, and no two sides, have the very same values.
            double spread = 1 + PATTERN[(block - 1) % PATTERN.length] / 200.0 + block * 1e-5 + value * 1e-7;
            row.putAll(Map.of(column, String.format(Locale.ROOT, "%.6f", value * spread)));
        });
        return row;
    }

    /** The usual figures with another one. */
    static Map<String, Double> with(String column, double value) {
        Map<String, Double> figures = new LinkedHashMap<>(USUAL);
        figures.put(column, value);
        return figures;
    }
}
