package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.BulkCalls;

/** The same rows by a bulk API and by files, from ten to a million: few of them are there sooner by a call, and from some number on by a file, or never. */
@AutoService(Claim.class)
public final class C40BulkApi implements Claim {
    @Override
    public int number() {
        return 40;
    }

    @Override
    public String says() {
        return "A bulk API is an alternative to files";
    }

    @Override
    public String term() {
        return "API 일괄 전송";
    }

    private static final int TIMES = 6;

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(calls(size));
    }

    static BulkCalls calls(Size size) {
        return new BulkCalls(
                size.choose(List.of(10, 100, 1000), List.of(10, 100, 1000, 10_000, 100_000, 1_000_000)), TIMES);
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        List<BulkCalls.Timed> all = bench.observe(calls(bench.size()));
        int missing = all.stream().mapToInt(BulkCalls.Timed::missing).sum();
        List<Figure> figures = new ArrayList<>();
        for (BulkCalls.Timed timed : all) {
            figures.add(Figure.single(
                    "time of files for " + timed.rows() + " rows, times that of calls", "", timed.ratio()));
        }
        OptionalInt crossover = crossover(all);
        figures.add(
                crossover.isPresent()
                        ? Figure.single("rows from which on files are faster", "", crossover.getAsInt())
                        : Figure.single(
                                "rows up to which calls are faster",
                                "",
                                all.getLast().rows()));
        return new Finding(
                List.of(Expectation.counted(
                        "rows that did not arrive, by calls or by files", "", missing, Range.exactly(0))),
                figures,
                "Times are medians of six hand-overs, of more than 10000 rows three, of a million one, by the same processes, and so"
                        + " without an interval. Receivers do nothing"
                        + " with rows. A call has 10000 at most, and a file 100000.");
    }

    /** The fewest rows for which files are faster, and are so for all more as well. */
    static OptionalInt crossover(List<BulkCalls.Timed> all) {
        OptionalInt crossover = OptionalInt.empty();
        for (BulkCalls.Timed timed : all.reversed()) {
            if (!(timed.ratio() < 1)) {
                break;
            }
            crossover = OptionalInt.of(timed.rows());
        }
        return crossover;
    }
}
