package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.trial.TrialColumns;

/** A bench of full size on which every figure is what a test wants it to be. It has nothing that a claim's budget does not name. */
public final class FakeBench implements Bench {
    private static final Set<String> COLUMNS =
            TrialColumns.all().stream().map(Column::name).collect(Collectors.toSet());

    private final Budget budget;
    private final Map<CellText, List<Row>> rows = new LinkedHashMap<>();
    private final Map<Observation<?>, Object> answers = new HashMap<>();

    private FakeBench(Claim claim) {
        this.budget = claim.budget(Size.FULL);
    }

    /** For a claim that looks at no trials. */
    public static FakeBench without(Claim claim) {
        return of(claim, cell -> Map.of());
    }

    /** The same figures in every block: of each cell, by the names of the columns. What is not named is unknown. */
    public static FakeBench of(Claim claim, Function<CellText, Map<String, Double>> figures) {
        return ofBlocks(claim, (cell, block) -> figures.apply(cell));
    }

    /** Figures that differ from block to block, counted from 1. */
    public static FakeBench ofBlocks(Claim claim, BiFunction<CellText, Integer, Map<String, Double>> figures) {
        FakeBench bench = new FakeBench(claim);
        for (CellText cell : bench.budget.cells()) {
            List<Row> trials = new ArrayList<>();
            for (int block = 1; block <= Size.FULL.blocks(); block++) {
                trials.add(row(block, figures.apply(cell, block)));
            }
            bench.rows.put(cell, trials);
        }
        return bench;
    }

    private static Row row(int block, Map<String, Double> figures) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("block", Integer.toString(block));
        values.put("status", "OK");
        values.put("verdict", "VALID");
        figures.forEach((column, value) -> {
            assertTrue(COLUMNS.contains(column), () -> "trials have no column " + column);
            values.put(column, value == Math.rint(value) ? Long.toString(Math.round(value)) : value.toString());
        });
        return new Row().putAll(values);
    }

    /** With what an observation has seen. */
    public <T> FakeBench seeing(Observation<T> observation, T what) {
        assertTrue(budget.observations().contains(observation), () -> "no budget for " + observation);
        answers.put(observation, what);
        return this;
    }

    @Override
    public Size size() {
        return Size.FULL;
    }

    @Override
    public Trials trials() {
        return new Trials(rows);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T observe(Observation<T> observation) {
        assertTrue(answers.containsKey(observation), () -> "this test says nothing of " + observation);
        return (T) answers.get(observation);
    }
}
