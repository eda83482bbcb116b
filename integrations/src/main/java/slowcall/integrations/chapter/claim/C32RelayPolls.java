package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Reading;
import slowcall.integrations.chapter.Sample;
import slowcall.integrations.chapter.Size;
import slowcall.stats.LeastSquares;

/**
 * A message waits for half an interval on average, and then for being found and sent, which is what is left of the lag with the shortest
 * interval. Each interval is judged: through all of them together a line would go that the longest one draws alone.
 */
@AutoService(Claim.class)
public final class C32RelayPolls implements Claim {
    @Override
    public int number() {
        return 32;
    }

    @Override
    public String says() {
        return "A relay that looks at intervals adds half of one";
    }

    @Override
    public String term() {
        return "메시지 중계 프로세스";
    }

    private static final String LAG = "relay_lag_p50_ms";
    private static final double HALF = .5;
    private static final double TOLERANCE = .1;

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(
                intervals(size).stream().map(interval -> cell(size, interval)).toList());
    }

    static List<Integer> intervals(Size size) {
        return size.choose(List.of(50, 200), List.of(10, 100, 1000, 5000));
    }

    static CellText cell(Size size, int interval) {
        return CellText.of(
                "{\"strategy\": {\"name\": \"way-outbox-polling\", \"settings\": {\"interval_ms\": %d}},"
                        + " \"awaits\": \"handoff\", \"arrivals\": {\"poisson\": 100}, \"delay\": \"1ms\","
                        + " \"warmup\": \"%s\", \"measure\": \"%s\"}",
                interval, size.choose("500ms", "5s"), size.choose("1s", "30s"));
    }

    @Override
    public Finding examine(Bench bench) {
        Size size = bench.size();
        List<Integer> intervals = intervals(size);
        int shortest = intervals.getFirst();
        List<Expectation> expectations = new ArrayList<>();
        expectations.add(Expectation.of(
                "lag with an interval of " + shortest + " ms, times half of that",
                "",
                sample(bench, List.of(shortest), lags -> lags[0] / (shortest * HALF)),
                Range.atLeast(1 - TOLERANCE)));
        for (int interval : intervals.subList(1, intervals.size())) {
            expectations.add(Expectation.of(
                    "lag with " + interval + " ms without the rest, times half of that",
                    "",
                    sample(
                            bench,
                            List.of(shortest, interval),
                            lags -> (lags[1] - rest(lags[0], shortest)) / (interval * HALF)),
                    Range.around(1, TOLERANCE)));
        }
        return Finding.of(expectations)
                .with(
                        sample(bench, List.of(shortest), lags -> rest(lags[0], shortest))
                                .figure("the rest, which is looking and sending", "ms"),
                        sample(bench, intervals, lags -> line(intervals, lags).slope())
                                .figure("rise of the lag per ms of interval", "ms"))
                .with(intervals.stream()
                        .map(interval -> bench.trials()
                                .sample(cell(size, interval), LAG)
                                .figure("lag with an interval of " + interval + " ms", "ms"))
                        .toArray(Figure[]::new));
    }

    private static double rest(double lag, int interval) {
        return lag - interval * HALF;
    }

    private static Sample sample(Bench bench, List<Integer> intervals, ToDoubleFunction<double[]> ofLags) {
        return bench.trials()
                .sample(
                        intervals.stream()
                                .map(interval -> new Reading(cell(bench.size(), interval), LAG))
                                .toList(),
                        ofLags);
    }

    private static LeastSquares line(List<Integer> intervals, double[] lags) {
        List<LeastSquares.Point> points = new ArrayList<>();
        for (int i = 0; i < lags.length; i++) {
            points.add(new LeastSquares.Point(intervals.get(i), lags[i]));
        }
        return LeastSquares.through(points);
    }
}
