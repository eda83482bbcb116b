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
import slowcall.integrations.chapter.experiment.FailureLogReplayed;

/** What could not be sent is written down, and sent from there later. */
@AutoService(Claim.class)
public final class C24FailureLog implements Claim {
    @Override
    public int number() {
        return 24;
    }

    @Override
    public String says() {
        return "What is logged when it cannot be sent can be sent later";
    }

    @Override
    public String term() {
        return "실패 로그, 후처리";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(replayed(size));
    }

    static FailureLogReplayed replayed(Size size) {
        return new FailureLogReplayed(size.choose(200, 4000));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        FailureLogReplayed.Replayed seen = bench.observe(replayed(bench.size()));
        return Finding.of(
                Expectation.counted(
                        "messages that were missing before the log was worked off",
                        "",
                        seen.missingBefore(),
                        LostOnce.struck(seen.sent())),
                Expectation.counted("messages that were missing afterwards", "", seen.missingAfter(), Range.exactly(0)),
                Expectation.counted("messages that are still in the log", "", seen.failedAgain(), Range.exactly(0)),
                Expectation.counted("messages that arrived twice", "", seen.repeated(), Range.exactly(0)));
    }
}
