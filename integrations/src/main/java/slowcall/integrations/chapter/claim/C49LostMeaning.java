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

/** The same change of a row for two reasons: the log has one change twice, an outbox two events. */
@AutoService(Claim.class)
public final class C49LostMeaning implements Claim {
    @Override
    public int number() {
        return 49;
    }

    @Override
    public String says() {
        return "A change in a row has lost what it meant";
    }

    @Override
    public String term() {
        return "의미";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(Logs.changes(size));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        ChangesRead.Meaning meaning = bench.observe(Logs.changes(bench.size())).meaning();
        return Finding.of(
                Expectation.counted(
                        "changes that the log has of two rows, each changed once",
                        "",
                        meaning.seen(),
                        Range.exactly(2)),
                Expectation.counted(
                        "different ones among them, which had two reasons", "", meaning.changes(), Range.exactly(1)),
                Expectation.counted(
                        "different events that were written with them", "", meaning.events(), Range.exactly(2)));
    }
}
