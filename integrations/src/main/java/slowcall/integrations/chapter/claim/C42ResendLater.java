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
import slowcall.integrations.chapter.experiment.FileServerDown;

/** The file server is dead for three intervals: what could not be sent is sent when it is back, and nobody has to do anything. */
@AutoService(Claim.class)
public final class C42ResendLater implements Claim {
    @Override
    public int number() {
        return 42;
    }

    @Override
    public String says() {
        return "What could not be sent is sent again after a while";
    }

    @Override
    public String term() {
        return "일정 시간 후 재전송";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(down(size));
    }

    static FileServerDown down(Size size) {
        return new FileServerDown(size.choose(200, 1000));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        FileServerDown.Resent seen = bench.observe(down(bench.size()));
        return Finding.of(
                        Expectation.counted("logins while it was dead", "", seen.asked(), Range.atLeast(1)),
                        Expectation.counted(
                                "of these, acknowledged",
                                "%",
                                100.0 * seen.acknowledged() / seen.asked(),
                                Range.exactly(100)),
                        Expectation.counted(
                                "acknowledged logins that never got points", "", seen.lost(), Range.exactly(0)))
                .remarking("That nobody has points twice is the service's doing, which recognises what comes again.");
    }
}
