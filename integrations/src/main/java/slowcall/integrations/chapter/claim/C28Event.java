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
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.Subscribers;

/** Nobody listens, then one does, then three do: each who does gets all, and for the sender it is the same. */
@AutoService(Claim.class)
public final class C28Event implements Claim {
    @Override
    public int number() {
        return 28;
    }

    @Override
    public String says() {
        return "An event has no fixed receiver";
    }

    @Override
    public String term() {
        return "이벤트";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(Listeners.subscribers(size));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Subscribers.Heard heard = bench.observe(Listeners.subscribers(bench.size()));
        return Finding.of(
                        Expectation.counted(
                                "events that could not be sent while nobody listened",
                                "",
                                heard.refusedByNobody(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "events that one of three subscribers missed",
                                "",
                                sum(heard.missed()),
                                Range.exactly(0)),
                        Expectation.counted(
                                "events that one of them got twice", "", sum(heard.repeated()), Range.exactly(0)))
                .with(Figure.counted("events", "", heard.sent()))
                .remarking("Also those that were sent before anybody listened: the broker keeps them for a while.");
    }

    private static int sum(List<Integer> each) {
        return each.stream().mapToInt(Integer::intValue).sum();
    }
}
