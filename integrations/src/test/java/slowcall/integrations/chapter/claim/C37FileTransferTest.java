package slowcall.integrations.chapter.claim;

import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.FilesTransferred;

class C37FileTransferTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C37FileTransfer();
    }

    @Override
    protected Bench confirming() {
        return bench(100_000, true);
    }

    @Override
    protected Bench refuting() {
        return bench(75_000, false);
    }

    private Bench bench(int applied, boolean same) {
        return FakeBench.without(claim())
                .seeing(
                        C37FileTransfer.files(Size.FULL),
                        List.of(
                                new FilesTransferred.Transfer("csv", 4, 100_000, applied, 0, same),
                                new FilesTransferred.Transfer("jsonl", 4, 100_000, 100_000, 0, true)));
    }
}
