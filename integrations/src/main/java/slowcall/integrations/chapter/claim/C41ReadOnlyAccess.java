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
import slowcall.integrations.chapter.experiment.OthersAccess;

/** Somebody else may read the table and write nothing; what his reading costs the application is reported. */
@AutoService(Claim.class)
public final class C41ReadOnlyAccess implements Claim {
    @Override
    public int number() {
        return 41;
    }

    @Override
    public String says() {
        return "Read-only access to the database is an alternative";
    }

    @Override
    public String term() {
        return "DB 직접 접근";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(access(size));
    }

    static OthersAccess access(Size size) {
        return new OthersAccess(size.choose(6, 20), size.choose(50, 1000));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        OthersAccess.Seen seen = bench.observe(access(bench.size()));
        return Finding.of(
                        Expectation.counted(
                                "statements refused, of " + seen.tried() + " that write",
                                "",
                                seen.refused(),
                                Range.exactly(seen.tried())),
                        Expectation.counted(
                                "logins read, of " + seen.committed() + " that were committed",
                                "",
                                seen.read(),
                                Range.exactly(seen.committed())),
                        Expectation.counted("logins read more than once", "", seen.repeated(), Range.exactly(0)))
                .with(
                        Figure.single(
                                "p99 of a login while somebody reads all the time, times that while nobody does",
                                "",
                                seen.togetherMillis() / seen.aloneMillis()),
                        Figure.single("p99 of a login while nobody reads", "ms", seen.aloneMillis()),
                        Figure.single("logins of either", "", seen.committed() / 2.0))
                .remarking(
                        "Logins follow one another on one connection. Whoever reads another's table depends on its columns: each change of them is now an agreement.");
    }
}
