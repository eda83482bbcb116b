package slowcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import slowcall.result.Column;
import slowcall.result.Csv;
import slowcall.result.Manifest;
import slowcall.result.Row;

/** Makes results folders for tests: figures are given, trials differ from each other by a fixed pattern. */
final class Published {
    /** Distances from the median, in percent: as many above as below. */
    private static final double[] PATTERN = {.2, -.3, .9, -1.1, .5, -.6, 1.4, -1.3, .1, -.1};

    private final Map<String, Object> about = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Row> trials = new ArrayList<>();
    private final int blocks;
    private final int shift;

    Published(int blocks) {
        this(blocks, 0);
    }

    /** Runs of unlike shifts scatter independently. */
    Published(int blocks, int shift) {
        this.blocks = blocks;
        this.shift = shift;
        about.put("plan", "quick");
        about.put("seed", 7);
        environment.put("cpu_model", "Some CPU");
        environment.put("cores", "2");
        environment.put("jdk_version", "25.0.3+9");
        environment.put("slowcall_revision", "0123456789ab");
    }

    Published environment(String key, String value) {
        environment.put(key, value);
        return this;
    }

    Published seed(long seed) {
        about.put("seed", seed);
        return this;
    }

    /** Adds a cell: its trials' columns, of which numbers with a decimal point scatter by a percent, and those with a ~ by four times as much. */
    Published cell(String strategy, String arrivals, String... columns) {
        for (int block = 1; block <= blocks; block++) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("cell_id", "c" + Integer.toHexString((strategy + arrivals).hashCode()));
            values.put("block", Integer.toString(block));
            values.put("strategy", strategy);
            values.put("shape", "single");
            values.put("arrivals", arrivals);
            values.put("delay", "fixed-200ms");
            values.put("heap_mib", "512");
            values.put("regime", "stable");
            for (int i = 0; i < columns.length; i += 2) {
                values.put(columns[i], scattered(columns[i + 1], block * (1 + shift) + 3 * i + strategy.length()));
            }
            values.putIfAbsent("verdict", "VALID");
            trials.add(new Row().putAll(values));
        }
        return this;
    }

    private static String scattered(String value, int step) {
        double scale = value.endsWith("~") ? 4 : 1;
        return value.matches("[0-9]+\\.[0-9]+~?")
                ? String.format(
                        Locale.ROOT,
                        "%.3f",
                        Double.parseDouble(value.replace("~", "")) * (1 + scale * PATTERN[step % PATTERN.length] / 100))
                : value;
    }

    /** Changes a trial, counted from 0. */
    Published with(int trial, String column, String value) {
        trials.get(trial).putAll(Map.of(column, value));
        return this;
    }

    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Csv.write(folder.resolve("trials.csv"), columns(), trials);
        about.put("environment", environment);
        new Manifest(folder, Instant.EPOCH, about).complete(Instant.EPOCH);
        return folder;
    }

    private List<Column> columns() {
        Set<String> names = new LinkedHashSet<>();
        names.addAll(List.of("cell_id", "block", "strategy", "settings", "verdict", "reasons"));
        trials.forEach(trial -> names.addAll(trial.values().keySet()));
        return names.stream().map(name -> Column.of(name, "")).toList();
    }
}
