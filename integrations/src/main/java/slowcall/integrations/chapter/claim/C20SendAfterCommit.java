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

/** A third of all logins roll back. A message that is sent before that is known says what has not happened. */
@AutoService(Claim.class)
public final class C20SendAfterCommit implements Claim {
    @Override
    public int number() {
        return 20;
    }

    @Override
    public String says() {
        return "A message is sent after the commit, or it announces what is rolled back";
    }

    @Override
    public String term() {
        return "커밋된 후, 롤백된 후";
    }

    private static final int EVERY = 3;

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(inTransaction(size), afterCommit(size));
    }

    static BooksOf inTransaction(Size size) {
        return books("in-transaction", size);
    }

    static BooksOf afterCommit(Size size) {
        return books("after-commit", size);
    }

    private static BooksOf books(String send, Size size) {
        return new BooksOf("way-kafka", Map.of("send", send), size.choose(150, 3000), EVERY);
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Books inTransaction = bench.observe(inTransaction(bench.size()));
        Books afterCommit = bench.observe(afterCommit(bench.size()));
        return Finding.of(
                        Expectation.counted(
                                "logins that were rolled back and have points, sent in the transaction",
                                "%",
                                100.0 * inTransaction.unexpected() / inTransaction.refused(),
                                Range.exactly(100)),
                        Expectation.counted(
                                "the same, sent after the commit", "", afterCommit.unexpected(), Range.exactly(0)),
                        Expectation.counted(
                                "logins that were rolled back, sent after the commit",
                                "",
                                afterCommit.refused(),
                                Range.atLeast(1)),
                        Expectation.counted(
                                "acknowledged logins without points, both together",
                                "",
                                inTransaction.lost() + afterCommit.lost(),
                                Range.exactly(0)))
                .remarking("One login in three was rolled back.");
    }
}
