package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.TerminalRecords;

/** A detached call that fails is made again, and written down when it is given up: so that each has an end, and one only. */
@AutoService(Claim.class)
public final class C13HandleErrorsInside implements Claim {
    @Override
    public int number() {
        return 13;
    }

    @Override
    public String says() {
        return "Errors have to be handled inside the task: retried, and written down when it is given up";
    }

    @Override
    public String term() {
        return "재시도, 실패 로그";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(records(size));
    }

    static TerminalRecords records(Size size) {
        return new TerminalRecords(size.choose(50, 500));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        TerminalRecords.Ends ends = bench.observe(records(bench.size()));
        return Finding.of(
                Expectation.counted("calls without an end", "", ends.neither(), Range.exactly(0)),
                Expectation.counted("calls with more than one end", "", ends.both(), Range.exactly(0)),
                Expectation.counted("calls that were given up and written down", "", ends.givenUp(), Range.atLeast(1)),
                Expectation.counted("calls that were answered", "", ends.granted(), Range.atLeast(1)),
                // None at all was begun then where the machine was too busy: that says nothing of retries.
                Expectation.counted(
                        "of these, begun while the service failed",
                        "",
                        ends.late() == 0 ? Double.NaN : ends.repeated(),
                        Range.atLeast(1)));
    }
}
