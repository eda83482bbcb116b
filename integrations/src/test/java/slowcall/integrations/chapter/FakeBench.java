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

    private static final Set<String> BROKEN = Set.of("ledger_lost", "ledger_duplicated", "ledger_unexpected");

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
            for (int block = 1; block <= (cell.once() ? 1 : Size.FULL.blocks()); block++) {
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
        // As in a real run: a strategy that has promised everything is not believed where its books do not agree.
        boolean agrees = figures.entrySet().stream()
                .noneMatch(figure -> BROKEN.contains(figure.getKey()) && figure.getValue() > 0);
        values.put("verdict", agrees ? "VALID" : "INVALID");
        values.put("reasons", agrees ? "" : "ledger:as this test wants it");
        figures.forEach((column, value) -> {
            assertTrue(COLUMNS.contains(column), () -> "trials have no column " + column);
            values.put(column, value == Math.rint(value) ? Long.toString(Math.round(value)) : value.toString());
        });
        return new Row().putAll(values);
    }

    /**
     * The first trials of a cell cannot be believed.
     *
     * @param code of the check that objects
     */
    public FakeBench invalid(CellText cell, int trials, String code) {
        return changed(cell, trials, Map.of("verdict", "INVALID", "reasons", code + ":as this test wants it"));
    }

    /** The first trials of a cell have failed: nothing is known of them. */
    public FakeBench failed(CellText cell, int trials) {
        Map<String, String> nothing = new LinkedHashMap<>();
        rows.get(cell).getFirst().values().keySet().stream()
                .filter(column -> !column.equals("block"))
                .forEach(column -> nothing.put(column, ""));
        nothing.put("status", "FAILED");
        nothing.put("verdict", "INVALID");
        return changed(cell, trials, nothing);
    }

    private FakeBench changed(CellText cell, int trials, Map<String, String> values) {
        assertTrue(rows.containsKey(cell), () -> "no budget for " + cell);
        rows.get(cell).subList(0, trials).forEach(row -> row.putAll(values));
        return this;
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
