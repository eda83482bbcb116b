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

/** Rows are inserted, changed, and deleted; each is seen as what it was. */
@AutoService(Claim.class)
public final class C43SeesChanges implements Claim {
    @Override
    public int number() {
        return 43;
    }

    @Override
    public String says() {
        return "CDC sees inserts, updates and deletes";
    }

    @Override
    public String term() {
        return "INSERT, UPDATE, DELETE";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(Logs.changes(size));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        ChangesRead.Log log = bench.observe(Logs.changes(bench.size()));
        return Finding.of(
                seen("inserts", log.inserted(), log.rows()),
                seen("updates", log.updated(), log.rows()),
                seen("deletes", log.deleted(), log.rows()));
    }

    private static Expectation seen(String what, long seen, int rows) {
        return Expectation.counted(what + " seen, of " + rows, "", seen, Range.exactly(rows));
    }
}
