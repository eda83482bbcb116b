package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.List;
import slowcall.integrations.async.Propagation.Sighting;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.FailuresSeen;

/** Work that fails on another thread fails there: the call that handed it over has returned, or returns without it. */
@AutoService(Claim.class)
public final class C12ExceptionsDoNotPropagate implements Claim {
    @Override
    public int number() {
        return 12;
    }

    @Override
    public String says() {
        return "What fails on another thread does not fail its caller";
    }

    @Override
    public String term() {
        return "익셉션 전파 불가";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(new FailuresSeen());
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        List<Sighting> seen = bench.observe(new FailuresSeen());
        List<Sighting> detached = seen.subList(1, seen.size());
        return Finding.of(
                        Expectation.holds(
                                "a direct call throws at its caller",
                                seen.getFirst().atTheCall()),
                        Expectation.counted(
                                "of " + detached.size() + " ways to hand work over, those that throw at the call",
                                "",
                                detached.stream().filter(Sighting::atTheCall).count(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "those whose get() throws",
                                "",
                                detached.stream().filter(Sighting::atGet).count(),
                                Range.atLeast(1)))
                .remarking("Where there is no future to ask, a handler of uncaught exceptions is told, or nobody.");
    }
}
