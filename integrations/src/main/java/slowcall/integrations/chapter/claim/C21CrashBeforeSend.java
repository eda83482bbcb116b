package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.WayKilled;

/** SIGKILL between commit and send: the login is there, and its message nowhere, unless it was committed with it. */
@AutoService(Claim.class)
public final class C21CrashBeforeSend implements Claim {
    @Override
    public int number() {
        return 21;
    }

    @Override
    public String says() {
        return "Killed between commit and send, a message is lost; one in an outbox is not";
    }

    @Override
    public String term() {
        return "";
    }

    @Override
    public boolean added() {
        return true;
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(KilledAt.betweenCommitAndSend(size));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        WayKilled.Outcome kills = bench.observe(KilledAt.betweenCommitAndSend(bench.size()));
        WayKilled.Harm outbox = kills.harm();
        WayKilled.Harm message = kills.unprotected();
        int wanted = KilledAt.kills(bench.size());
        return Finding.of(
                        Expectation.counted(
                                "logins that are committed and never got points, sent after the commit",
                                "",
                                message.rowsWithoutPoints(),
                                Range.atLeast(1)),
                        Expectation.counted(
                                "the same with an outbox, after " + wanted + " kills that met something",
                                "",
                                outbox.rowsWithoutPoints() == 0 && outbox.kills() < wanted
                                        ? Double.NaN
                                        : outbox.rowsWithoutPoints(),
                                Range.exactly(0)))
                .with(
                        Figure.counted("kills with an outbox that met something", "", outbox.kills()),
                        Figure.counted("kills without one", "", message.kills()))
                .remarking("A kill leaves the kernel alone: whether what was committed is on the disk is not tested.");
    }
}
