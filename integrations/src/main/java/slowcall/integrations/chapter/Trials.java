package slowcall.integrations.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.result.Row;

/** What the run's trials have measured, by their cells. Cells of one block met the same arrivals and delays. */
public final class Trials {
    private static final String UNDRAINED = "undrained";

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
     * Something that follows from figures of the same block, in the blocks in which trials of all these cells count; the others are said
     * to be left out.
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
        return new Sample(values, missing, blocks(readings) - blocks.size());
    }

    /** Blocks in which a trial of any of these cells was run. */
    private int blocks(List<Reading> readings) {
        return Math.toIntExact(readings.stream()
                .flatMap(reading -> all(reading.cell()).stream())
                .map(row -> row.count("block"))
                .distinct()
                .count());
    }

    /** The figure of each trial that counts; NaN where it is unknown. */
    private Map<Long, Double> byBlock(Reading reading) {
        return counting(reading.cell()).stream()
                .collect(Collectors.toMap(
                        row -> row.count("block"),
                        row -> row.number(reading.column()).orElse(Double.NaN)));
    }

    /**
     * What was counted by ids, over all trials of these cells that were run to their end. A latency that cannot be believed makes the
     * books no less true: what is lost is lost, and often it is that which makes the trial invalid. Only of those whose points were
     * still on the way nobody can say it.
     */
    public Total total(Collection<CellText> cells, String column) {
        List<Row> trials = cells.stream().flatMap(cell -> all(cell).stream()).toList();
        double[] known = trials.stream()
                .filter(row -> isOk(row) && !objections(row).anyMatch(UNDRAINED::equals))
                .flatMapToDouble(row -> row.number(column).stream())
                .toArray();
        return new Total(Arrays.stream(known).sum(), known.length, trials.size());
    }

    /** How many of these cells have a trial of every block that was run to its end. */
    public long finished(Collection<CellText> cells) {
        return cells.stream()
                .filter(cell -> !all(cell).isEmpty() && all(cell).stream().allMatch(Trials::isOk))
                .count();
    }

    /** Trials of these cells that do not count. */
    public long disturbed(Collection<CellText> cells) {
        return cells.stream()
                .mapToLong(cell -> all(cell).size() - counting(cell).size())
                .sum();
    }

    private static boolean isOk(Row row) {
        return row.text("status").equals("OK");
    }

    /** The codes of the checks that object to a trial. */
    private static Stream<String> objections(Row row) {
        return Arrays.stream(row.text("reasons").split(";", -1))
                .map(reason -> reason.strip().split(":", 2)[0]);
    }
}
