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
import slowcall.integrations.chapter.experiment.TwoReceivers;
import slowcall.integrations.chapter.experiment.WayKilled;

/** Two receivers, a second look, a file that comes again; and SIGKILL between applying a file and moving it away, which only ids survive. */
@AutoService(Claim.class)
public final class C39MoveAway implements Claim {
    @Override
    public int number() {
        return 39;
    }

    @Override
    public String says() {
        return "A file that was processed is moved away, so that it is not processed again";
    }

    @Override
    public String term() {
        return "다른 폴더로 이동";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(receivers(size), KilledAt.beforeTheMove(size));
    }

    static TwoReceivers receivers(Size size) {
        return new TwoReceivers(size.choose(1000, 20_000));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        TwoReceivers.Applied seen = bench.observe(receivers(bench.size()));
        WayKilled.Outcome kills = bench.observe(KilledAt.beforeTheMove(bench.size()));
        return Finding.of(
                        Expectation.counted(
                                "rows not applied exactly once by two receivers", "", seen.notOnce(), Range.exactly(0)),
                        Expectation.counted("rows applied when they looked again", "", seen.again(), Range.exactly(0)),
                        Expectation.counted(
                                "files recognised, of one that came again", "", seen.recognised(), Range.exactly(1)),
                        Expectation.counted(
                                "points granted twice by kills before the move, without ids",
                                "",
                                kills.unprotected().duplicated(),
                                Range.atLeast(1)),
                        Expectation.counted(
                                "the same with ids", "", kills.harm().duplicated(), Range.exactly(0)),
                        Expectation.counted(
                                "points never granted, both together",
                                "",
                                kills.unprotected().lost() + kills.harm().lost(),
                                Range.exactly(0)))
                .with(
                        Figure.counted("files", "", seen.files()),
                        Figure.counted(
                                "kills with ids that met something",
                                "",
                                kills.harm().kills()));
    }
}
