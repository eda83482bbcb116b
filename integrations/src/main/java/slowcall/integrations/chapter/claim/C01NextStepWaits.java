package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Reading;
import slowcall.integrations.chapter.Sample;
import slowcall.integrations.chapter.Size;
import slowcall.stats.LeastSquares;

/** Each millisecond that the service takes is one that the user waits: the slope of his wait over the delay is 1. */
@AutoService(Claim.class)
public final class C01NextStepWaits implements Claim {
    @Override
    public int number() {
        return 1;
    }

    @Override
    public String says() {
        return "Called synchronously, the next step waits until the service has answered";
    }

    @Override
    public String term() {
        return "순차 실행";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(Logins.sync(size));
    }

    @Override
    public Finding examine(Bench bench) {
        List<Integer> delays = bench.size().delays();
        List<Reading> waits = delays.stream()
                .map(delay -> new Reading(Logins.sync(delay), Logins.USER_WAITS))
                .toList();
        Sample slopes = bench.trials().sample(waits, millis -> slope(delays, millis));
        return Finding.of(
                Expectation.of("rise of the user's wait per ms of delay", "ms", slopes, Range.around(1, .02)));
    }

    private static double slope(List<Integer> delays, double[] waits) {
        List<LeastSquares.Point> points = new ArrayList<>();
        for (int i = 0; i < waits.length; i++) {
            points.add(new LeastSquares.Point(delays.get(i), waits[i]));
        }
        return LeastSquares.through(points).slope();
    }
}
