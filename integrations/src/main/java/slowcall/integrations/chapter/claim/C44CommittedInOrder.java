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
import slowcall.integrations.chapter.experiment.ChangesRead;
import slowcall.integrations.chapter.experiment.WayKilled;

/** Transactions at once on the same rows, of which every third is rolled back; and whoever reads the log is killed before he has noted how far. */
@AutoService(Claim.class)
public final class C44CommittedInOrder implements Claim {
    @Override
    public int number() {
        return 44;
    }

    @Override
    public String says() {
        return "CDC sees committed changes only, and each row's in their order";
    }

    @Override
    public String term() {
        return "커밋된 변경분, 순서";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(Logs.changes(size), KilledAt.beforeTheOffset(size));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        ChangesRead.Order order = bench.observe(Logs.changes(bench.size())).order();
        WayKilled.Outcome kills = bench.observe(KilledAt.beforeTheOffset(bench.size()));
        return Finding.of(
                        Expectation.counted(
                                "changes seen that were rolled back, of " + order.rolledBack(),
                                "",
                                order.uncommitted(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "changes not seen, of " + order.committed() + " that were committed",
                                "",
                                order.missing(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "changes seen after a later one of the same row",
                                "",
                                order.inversions(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "logins lost by kills", "", kills.harm().lost(), Range.exactly(0)),
                        Expectation.counted(
                                "logins overtaken by one of the same user, by kills",
                                "",
                                kills.harm().outOfOrder(),
                                Range.exactly(0)),
                        Expectation.counted(
                                "logins lost by kills of who notes first",
                                "",
                                kills.unprotected().lost(),
                                Range.atLeast(1)))
                .with(
                        Figure.counted(
                                "kills that met something", "", kills.harm().kills()),
                        Figure.counted(
                                "logins with points more than once, by them",
                                "",
                                kills.harm().duplicated()));
    }
}
