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
import slowcall.integrations.chapter.experiment.Repetitions;
import slowcall.integrations.chapter.experiment.WayKilled;

/** One message in ten is there twice, for several consumers at once; and consumers are killed around the effect. */
@AutoService(Claim.class)
public final class C25DedupeById implements Claim {
    @Override
    public int number() {
        return 25;
    }

    @Override
    public String says() {
        return "Known by its id, a message that comes twice has its effect once";
    }

    @Override
    public String term() {
        return "고유 식별자";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(repetitions(size), KilledAt.beforeTheAcknowledgement(size));
    }

    static Repetitions repetitions(Size size) {
        return new Repetitions(size.choose(100, 5000));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Repetitions.Effects seen = bench.observe(repetitions(bench.size()));
        WayKilled.Outcome kills = bench.observe(KilledAt.beforeTheAcknowledgement(bench.size()));
        return Finding.of(
                        Expectation.counted(
                                "effects of " + seen.unique() + " messages with ids noted in their transaction",
                                "",
                                seen.once(),
                                Range.exactly(seen.unique())),
                        Expectation.counted("messages without an effect", "", seen.missing(), Range.exactly(0)),
                        Expectation.counted(
                                "effects without ids",
                                "",
                                seen.eachTime(),
                                Range.exactly((double) seen.unique() + seen.repeated())),
                        Expectation.counted(
                                "messages whose two were handled at the same time",
                                "",
                                // Where it did not happen it was not looked at.
                                seen.together() == 0 ? Double.NaN : seen.together(),
                                Range.atLeast(1)),
                        Expectation.counted(
                                "points granted twice by a service that knows ids, by kills around the effect",
                                "",
                                kills.harm().duplicated(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "the same by one that does not",
                                "",
                                kills.unprotected().duplicated(),
                                Range.atLeast(1)))
                .remarking(
                        "An id that is noted elsewhere than with the effect does not help: killed in between, the effect is lost"
                                + " or had again. So whoever has the effect has to know ids.");
    }
}
