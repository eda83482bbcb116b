package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.Poison;

/** A message is refused: what keeps an order stops behind it, and has more and more to send; what does not is overtaken. */
@AutoService(Claim.class)
public final class C34StopOnFailure implements Claim {
    @Override
    public int number() {
        return 34;
    }

    @Override
    public String says() {
        return "To keep the order a relay stops on a failure";
    }

    @Override
    public String term() {
        return "순서 보장";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(poison(size));
    }

    static Poison poison(Size size) {
        return new Poison(size.choose(80, 400));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Map<String, Poison.Held> held =
                bench.observe(poison(bench.size())).stream().collect(Collectors.toMap(Poison.Held::rule, each -> each));
        Poison.Held stop = of(held, "stop");
        Poison.Held perKey = of(held, "stop-per-key");
        Poison.Held skip = of(held, "skip");
        return Finding.of(
                        Expectation.counted(
                                "messages overtaken where all wait", "", stop.overtaken(), Range.exactly(0)),
                        Expectation.counted("growth of the backlog meanwhile", "", stop.growth(), Range.atLeast(1)),
                        Expectation.counted(
                                "messages overtaken by one of the same user where only his wait",
                                "",
                                perKey.overtakenOfUser(),
                                Range.exactly(0)),
                        Expectation.counted("the same where none waits", "", skip.overtakenOfUser(), Range.atLeast(1)),
                        Expectation.counted(
                                "messages never sent, of all three together",
                                "",
                                stop.missing() + perKey.missing() + skip.missing(),
                                Range.exactly(0)))
                .with(
                        Figure.counted("growth of the backlog where only his wait", "", (double) perKey.growth()),
                        Figure.counted("growth of the backlog where none does", "", (double) skip.growth()));
    }

    private static Poison.Held of(Map<String, Poison.Held> held, String rule) {
        return Objects.requireNonNull(held.get(rule));
    }
}
