package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.Books;
import slowcall.integrations.chapter.experiment.BooksOf;

/** A third of all logins roll back, and their messages with them. */
@AutoService(Claim.class)
public final class C31RollbackTakesTheMessage implements Claim {
    @Override
    public int number() {
        return 31;
    }

    @Override
    public String says() {
        return "A rollback takes the message with it";
    }

    @Override
    public String term() {
        return "함께 롤백";
    }

    private static final int EVERY = 3;

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(outbox(size));
    }

    static BooksOf outbox(Size size) {
        return new BooksOf("way-outbox-polling", Map.of("interval_ms", "50"), size.choose(150, 3000), EVERY);
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Books books = bench.observe(outbox(bench.size()));
        return Finding.of(
                Expectation.counted("logins that were rolled back", "", books.refused(), Range.atLeast(1)),
                Expectation.counted("of these, with points", "", books.unexpected(), Range.exactly(0)),
                Expectation.counted("acknowledged logins without", "", books.lost(), Range.exactly(0)));
    }
}
