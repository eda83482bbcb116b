package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Trials;

/** One load for all ways: what the user waits, when the points are there, what the books say, and what it takes. */
@AutoService(Claim.class)
public final class C50SideBySide implements Claim {
    @Override
    public int number() {
        return 50;
    }

    @Override
    public String says() {
        return "The ways differ in what the user waits, when points are there, and what it takes";
    }

    @Override
    public String term() {
        return "다섯 가지 방법";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(cells(size));
    }

    /** One trial of each: what is claimed is counted. What ways differ by, block by block, is the plan of ways' to show. */
    private static List<CellText> cells(Size size) {
        return AllWays.WAYS.stream().map(way -> cell(way, size)).toList();
    }

    static CellText cell(String way, Size size) {
        return AllWays.cell(way, size).onlyOnce();
    }

    @Override
    public Finding examine(Bench bench) {
        Size size = bench.size();
        Trials trials = bench.trials();
        List<CellText> cells = cells(size);
        return Finding.of(
                        Expectation.all("ways whose trials have finished", trials.finished(cells), cells.size()),
                        Expectation.counted(
                                "acknowledged logins without points",
                                trials.total(cells, "ledger_lost"),
                                Range.exactly(0)),
                        Expectation.counted(
                                "points that nobody was to have",
                                trials.total(cells, "ledger_unexpected"),
                                Range.exactly(0)),
                        Expectation.counted(
                                "points that were granted twice",
                                trials.total(cells, "ledger_duplicated"),
                                Range.exactly(0)))
                .with(Figure.counted("trials that are not valid", "", trials.disturbed(cells)))
                .with(AllWays.WAYS.stream()
                        .flatMap(way -> line(trials, way, size).stream())
                        .toArray(Figure[]::new))
                .remarking(
                        "Calm, and mostly one trial each, without intervals: the plan ways repeats them, and has the service slow and down"
                                + " as well. What becomes of these counts when processes are killed is in kills.csv. Memory is what processes have"
                                + " in use, their heaps as far as they have grown; the broker's begins at 384 MiB.");
    }

    private static List<Figure> line(Trials trials, String way, Size size) {
        CellText cell = cell(way, size);
        return List.of(
                figure(trials, cell, "user_waits_p50_ms", way + " user waits p50", "ms"),
                figure(trials, cell, "user_waits_p99_ms", way + " user waits p99", "ms"),
                figure(trials, cell, "applied_p50_ms", way + " applied p50", "ms"),
                figure(trials, cell, "applied_p99_ms", way + " applied p99", "ms"),
                figure(trials, cell, "ledger_out_of_order", way + " out of order", ""),
                trials.sample(AllWays.cpu(way, cell), C50SideBySide::sum).figure(way + " CPU for each login", "µs"),
                trials.sample(AllWays.memory(way, cell), C50SideBySide::sum).figure(way + " memory", "MiB"));
    }

    private static Figure figure(Trials trials, CellText cell, String column, String name, String unit) {
        return trials.sample(cell, column).figure(name, unit);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
