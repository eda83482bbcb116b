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
import slowcall.integrations.chapter.experiment.Books;
import slowcall.integrations.chapter.experiment.BooksOf;

/** One message in ten does not get through, and nobody asks. */
@AutoService(Claim.class)
public final class C22IgnoreFailures implements Claim {
    @Override
    public int number() {
        return 22;
    }

    @Override
    public String says() {
        return "Whoever ignores that a message cannot be sent loses it";
    }

    @Override
    public String term() {
        return "전송 실패 무시";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(ignored(size));
    }

    static BooksOf ignored(Size size) {
        return LostOnce.books("message", "ignore", size);
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Books books = bench.observe(ignored(bench.size()));
        int logins = LostOnce.logins(bench.size());
        return Finding.of(
                Expectation.counted("logins that were acknowledged", "", books.acknowledged(), Range.exactly(logins)),
                Expectation.counted(
                        "of these, without points though a tenth of their messages got lost",
                        "",
                        books.lost(),
                        LostOnce.struck(logins)),
                Expectation.counted("points that were granted twice", "", books.duplicated(), Range.exactly(0)));
    }
}
