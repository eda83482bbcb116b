package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.FilesTransferred;

/** Rows are queried, written to files as CSV and as JSON, transferred by SFTP, and applied: the same rows. */
@AutoService(Claim.class)
public final class C37FileTransfer implements Claim {
    @Override
    public int number() {
        return 37;
    }

    @Override
    public String says() {
        return "A batch queries, writes a file, and transfers it";
    }

    @Override
    public String term() {
        return "CSV, JSON, SFTP";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(files(size));
    }

    static FilesTransferred files(Size size) {
        return new FilesTransferred(size.choose(2000, 100_000));
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        List<Expectation> expectations = new ArrayList<>();
        int files = 0;
        for (FilesTransferred.Transfer transfer : bench.observe(files(bench.size()))) {
            String as = " as " + transfer.format();
            files += transfer.files();
            expectations.add(Expectation.counted(
                    "rows applied of " + transfer.sent() + as, "", transfer.applied(), Range.exactly(transfer.sent())));
            expectations.add(
                    Expectation.holds("SHA-256 of rows sent and applied is the same" + as, transfer.sameDigest()));
            expectations.add(
                    Expectation.counted("files not as agreed" + as, "", transfer.quarantined(), Range.exactly(0)));
        }
        return Finding.of(expectations).with(Figure.counted("files", "", files));
    }
}
