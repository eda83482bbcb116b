package slowcall.integrations.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import slowcall.result.Row;

/** What the run's trials have measured, by their cells. Cells of one block met the same arrivals and delays. */
public final class Trials {
    private final Map<CellText, List<Row>> rows;

    /**
     * Those of a run.
     *
     * @param rows of each cell, in the blocks' order
     */
    public Trials(Map<CellText, List<Row>> rows) {
        this.rows = new LinkedHashMap<>(rows);
    }

    /**
     * All trials of a cell, also those that failed or cannot be believed.
     *
     * @throws IllegalArgumentException if the cell was not asked for
     */
    public List<Row> all(CellText cell) {
        List<Row> found = rows.get(cell);
        if (found == null) {
            throw new IllegalArgumentException("no budget asks for the cell " + cell.json());
        }
        return found;
    }

    /** Those that have measured something that can be believed. */
    public List<Row> counting(CellText cell) {
        return all(cell).stream()
                .filter(row -> !row.text("status").equals("FAILED"))
                .filter(row -> !row.text("verdict").equals("INVALID"))
                .toList();
    }

    /** A figure of a cell, block by block. */
    public Sample sample(CellText cell, String column) {
        return sample(List.of(new Reading(cell, column)), values -> values[0]);
    }

    /** By how much a figure of one cell is above that of another in the same block. */
    public Sample difference(CellText from, CellText to, String column) {
        return sample(List.of(new Reading(from, column), new Reading(to, column)), values -> values[1] - values[0]);
    }

    /** How many times a figure of one cell is that of another in the same block. */
    public Sample ratio(CellText below, CellText above, String column) {
        return sample(List.of(new Reading(below, column), new Reading(above, column)), values -> values[1] / values[0]);
    }

    /**
     * Something that follows from figures of the same block, in the blocks in which trials of all these cells count.
     *
     * @param value of the readings, in their order; NaN where it is none
     */
    public Sample sample(List<Reading> readings, ToDoubleFunction<double[]> value) {
        List<Map<Long, Double>> byBlock = readings.stream().map(this::byBlock).toList();
        TreeSet<Long> blocks = new TreeSet<>(byBlock.getFirst().keySet());
        byBlock.forEach(figures -> blocks.retainAll(figures.keySet()));
        List<Double> values = new ArrayList<>();
        int missing = 0;
        for (Long block : blocks) {
            double[] read = byBlock.stream()
                    .mapToDouble(figures -> figures.getOrDefault(block, Double.NaN))
                    .toArray();
            double made = Arrays.stream(read).anyMatch(Double::isNaN) ? Double.NaN : value.applyAsDouble(read);
            if (Double.isFinite(made)) {
                values.add(made);
            } else {
                missing++;
            }
        }
        return new Sample(values, missing);
    }

    /** The figure of each trial that counts; NaN where it is unknown. */
    private Map<Long, Double> byBlock(Reading reading) {
        return counting(reading.cell()).stream()
                .collect(Collectors.toMap(
                        row -> row.count("block"),
                        row -> row.number(reading.column()).orElse(Double.NaN)));
    }

    /** The sum of a count over all trials of a cell that count; NaN where one of them does not know it, or there are none. */
    public double sum(CellText cell, String column) {
        List<Row> trials = counting(cell);
        return trials.isEmpty()
                ? Double.NaN
                : trials.stream()
                        .mapToDouble(row -> row.number(column).orElse(Double.NaN))
                        .sum();
    }
}
