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

/** One acknowledgement in ten gets lost: the message is there, and is sent again. */
@AutoService(Claim.class)
public final class C23RetryDuplicates implements Claim {
    @Override
    public int number() {
        return 23;
    }

    @Override
    public String says() {
        return "Whoever retries loses nothing, and sends some messages twice";
    }

    @Override
    public String term() {
        return "재시도, 중복 위험";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(retried(size));
    }

    static BooksOf retried(Size size) {
        return LostOnce.books("acknowledgement", "retry", size);
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        Books books = bench.observe(retried(bench.size()));
        int logins = LostOnce.logins(bench.size());
        return Finding.of(
                Expectation.counted("logins that were acknowledged", "", books.acknowledged(), Range.exactly(logins)),
                Expectation.counted(
                        "of these, with points more than once though a tenth of the acknowledgements got lost",
                        "",
                        books.duplicated(),
                        LostOnce.struck(logins)),
                Expectation.counted("logins without points", "", books.lost(), Range.exactly(0)));
    }
}
