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

/** A stack trace leads from a failure back to whoever called, as far as the thread goes: of work that was handed over, to the hand-over and no further. */
@AutoService(Claim.class)
public final class C02EasierToDebug implements Claim {
    @Override
    public int number() {
        return 2;
    }

    @Override
    public String says() {
        return "Synchronous code is easier to debug";
    }

    @Override
    public String term() {
        return "디버깅하기 쉬움";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(new FailuresSeen());
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        List<Sighting> seen = bench.observe(new FailuresSeen());
        List<Sighting> detached = seen.subList(1, seen.size());
        long naming = detached.stream().filter(Sighting::namesTheOrigin).count();
        return Finding.of(
                Expectation.holds(
                        "the stack trace of a direct call's failure names the request",
                        seen.getFirst().namesTheOrigin()),
                Expectation.counted(
                        "of " + detached.size() + " ways to hand work over, those whose failure names it",
                        "",
                        naming,
                        Range.exactly(0)));
    }
}
