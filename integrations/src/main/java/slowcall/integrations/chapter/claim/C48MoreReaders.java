package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
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
import slowcall.integrations.chapter.experiment.FanOut;

/** Three read the log instead of one: each gets all, and what that costs the application is seen in its slowest logins. */
@AutoService(Claim.class)
public final class C48MoreReaders implements Claim {
    @Override
    public int number() {
        return 48;
    }

    @Override
    public String says() {
        return "More consumers of the changes do not slow the source down";
    }

    @Override
    public String term() {
        return "확장성";
    }

    private static final double TOLERANCE = .05;

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(readers(size));
    }

    static FanOut readers(Size size) {
        return new FanOut(size.choose(1, 8), size.choose(200, 10_000), 1000);
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        FanOut.Seen seen = bench.observe(readers(bench.size()));
        return Finding.of(
                        Expectation.of(
                                "p99 of a login while three read, times that while one does",
                                "",
                                pairs(seen.ratios()),
                                Range.atMost(1 + TOLERANCE)),
                        Expectation.counted(
                                "logins that one of three readers missed",
                                "",
                                seen.missed().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                Range.exactly(0)))
                .with(Figure.counted("readers", "", seen.missed().size()))
                .remarking(
                        "Each pair has a database and readers of its own, in one server. Each reader has a slot and a sender of the"
                                + " server's own; they share its processors with the logins.");
    }

    private static Sample pairs(List<Double> ratios) {
        List<Double> known = ratios.stream().filter(ratio -> !ratio.isNaN()).toList();
        return new Sample(known, ratios.size() - known.size(), 0, "pairs");
    }
}
