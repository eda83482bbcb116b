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

/** Another group of consumers comes while messages are sent; the sender is the same object all the time, and is not told. */
@AutoService(Claim.class)
public final class C19AddAConsumer implements Claim {
    @Override
    public int number() {
        return 19;
    }

    @Override
    public String says() {
        return "C can be added without touching A";
    }

    @Override
    public String term() {
        return "확장 용이";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(Listeners.subscribers(size));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Subscribers.Heard heard = bench.observe(Listeners.subscribers(bench.size()));
        List<Integer> newcomers =
                heard.missedLater().subList(1, heard.missedLater().size());
        return Finding.of(
                        Expectation.counted(
                                "messages sent after they had come that newcomers missed",
                                "",
                                newcomers.stream().mapToInt(Integer::intValue).sum(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "messages that the first consumer missed",
                                "",
                                heard.missed().getFirst(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "messages that the sender could not get rid of", "", heard.refused(), Range.exactly(0)))
                .with(Figure.counted("consumers that were added", "", newcomers.size()));
    }
}
