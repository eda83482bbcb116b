package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Sample;
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

    private static final int TIMES = 10;

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
        BulkCalls.Timed few = all.getFirst();
        int missing = all.stream().mapToInt(BulkCalls.Timed::missing).sum();
        List<Figure> figures = new ArrayList<>();
        double crossover = Double.NaN;
        for (BulkCalls.Timed timed : all) {
            double ratio = timed.ratios()[0];
            crossover = Double.isNaN(crossover) && ratio < 1 ? timed.rows() : crossover;
            figures.add(Figure.single("time of files for " + timed.rows() + " rows, times that of calls", "", ratio));
        }
        figures.add(Figure.single("rows from which files are faster, unknown if calls always were", "", crossover));
        return new Finding(
                List.of(
                        Expectation.counted(
                                "rows that did not arrive, by calls or by files", "", missing, Range.exactly(0)),
                        Expectation.of(
                                "time of files for " + few.rows() + " rows, times that of calls, ten times measured",
                                "",
                                Sample.of(few.ratios()),
                                Range.atLeast(1))),
                figures,
                "Receivers do nothing with rows. A call has 10000 at most, and a file 100000.");
    }
}
