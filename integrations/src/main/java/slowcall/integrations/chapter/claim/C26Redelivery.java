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

/** SIGKILL between the effect and the acknowledgement: the message comes again, and its effect is had again unless somebody knows it. */
@AutoService(Claim.class)
public final class C26Redelivery implements Claim {
    @Override
    public int number() {
        return 26;
    }

    @Override
    public String says() {
        return "A message that was not acknowledged comes again";
    }

    @Override
    public String term() {
        return "재수신, 중복";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(KilledAt.beforeTheAcknowledgement(size));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        WayKilled.Outcome kills = bench.observe(KilledAt.beforeTheAcknowledgement(bench.size()));
        WayKilled.Harm unrecognised = kills.unprotected();
        WayKilled.Harm recognised = kills.harm();
        return Finding.of(
                        Expectation.counted(
                                "logins with points more than once, where nobody recognises a message",
                                "",
                                unrecognised.duplicated(),
                                Range.atLeast(1)),
                        Expectation.counted(
                                "the same where the service recognises it",
                                "",
                                recognised.duplicated(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "logins without points, both together",
                                "",
                                unrecognised.lost() + recognised.lost(),
                                Range.exactly(0)))
                .with(
                        Figure.counted("kills where nobody does", "", unrecognised.kills()),
                        Figure.counted("kills where the service does", "", recognised.kills()));
    }
}
