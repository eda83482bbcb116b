package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Reading;
import slowcall.integrations.chapter.Sample;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.BatchLag;
import slowcall.stats.Bootstrap;

/** Rows wait for half an interval on average until their file is there; sent together, each should cost less than alone. */
@AutoService(Claim.class)
public final class C36BatchAtIntervals implements Claim {
    @Override
    public int number() {
        return 36;
    }

    @Override
    public String says() {
        return "A batch at intervals is late by half of one, and cheaper for each row";
    }

    @Override
    public String term() {
        return "일정 간격, 실시간이 아님";
    }

    private static final double TOLERANCE = .1;
    private static final int LOOKS = 5;

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(AllWays.cell(AllWays.BATCH, size), AllWays.cell(AllWays.MESSAGES, size))
                .and(Budget.ofObservations(lag(size)));
    }

    static BatchLag lag(Size size) {
        return new BatchLag(size.choose(300, 2000), LOOKS, size.choose(1, Bootstrap.FEWEST_FOR_AN_INTERVAL));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Size size = bench.size();
        List<BatchLag.Lags> lags = bench.observe(lag(size));
        double half = lag(size).intervalMillis() / 2.0;
        List<Reading> both = new ArrayList<>(AllWays.cpu(AllWays.BATCH, AllWays.cell(AllWays.BATCH, size)));
        int ofBatch = both.size();
        both.addAll(AllWays.cpu(AllWays.MESSAGES, AllWays.cell(AllWays.MESSAGES, size)));
        Sample cheaper =
                bench.trials().sample(both, micros -> sum(micros, 0, ofBatch) / sum(micros, ofBatch, micros.length));
        return Finding.of(
                        Expectation.of(
                                "time until a row's file is there, times half an interval",
                                "",
                                Sample.of(
                                        "runs",
                                        lags.stream()
                                                .map(run -> run.medianMillis() / half)
                                                .toList()),
                                Range.around(1, TOLERANCE)),
                        Expectation.of(
                                "processor time for each row, times that with a message for each",
                                "",
                                cheaper,
                                Range.atMost(1)))
                .with(
                        Figure.counted("interval", "ms", 2 * half),
                        Sample.of(
                                        "runs",
                                        lags.stream()
                                                .map(BatchLag.Lags::rowsPerSecond)
                                                .toList())
                                .figure("rows", "/s"),
                        bench.trials()
                                .sample(AllWays.cell(AllWays.BATCH, size), "applied_p50_ms")
                                .figure(
                                        "median until it is applied, with an interval of 1 s for sender and receiver",
                                        "ms"),
                        bench.trials()
                                .sample(AllWays.cell(AllWays.MESSAGES, size), "applied_p50_ms")
                                .figure("the same with messages", "ms"))
                .remarking(
                        "The time until a file is there has that of the query and of the transfer in it; of a run with processes of"
                                + " its own it is the median over " + LOOKS
                                + " looks. The receiver looks at intervals as well, and adds its own.");
    }

    private static double sum(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).sum();
    }
}
