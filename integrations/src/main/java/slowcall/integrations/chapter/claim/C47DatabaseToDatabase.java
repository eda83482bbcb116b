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
import slowcall.integrations.chapter.experiment.ChangesRead;

/** A copy in another database is written from the log while the table changes; when all is at rest they are the same. */
@AutoService(Claim.class)
public final class C47DatabaseToDatabase implements Claim {
    @Override
    public int number() {
        return 47;
    }

    @Override
    public String says() {
        return "CDC keeps another database the same";
    }

    @Override
    public String term() {
        return "데이터 동기화";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(Logs.changes(size));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        ChangesRead.Copy copy = bench.observe(Logs.changes(bench.size())).copy();
        return Finding.of(
                Expectation.holds("table and copy have the same digest", copy.sameDigest()),
                Expectation.counted(
                        "rows of the copy, of " + copy.rows() + " of the table",
                        "",
                        copy.copied(),
                        Range.exactly((double) copy.rows())),
                Expectation.counted("rows of the table", "", copy.rows(), Range.atLeast(1)));
    }
}
