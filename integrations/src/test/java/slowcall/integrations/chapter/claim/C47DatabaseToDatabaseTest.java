package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.ChangesRead;

class C47DatabaseToDatabaseTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C47DatabaseToDatabase();
    }

    @Override
    protected Bench confirming() {
        return bench(LogsRead.COPY);
    }

    @Override
    protected Bench refuting() {
        return bench(new ChangesRead.Copy(10, 8, false));
    }

    private Bench bench(ChangesRead.Copy copy) {
        return FakeBench.without(claim()).seeing(Logs.changes(Size.FULL), LogsRead.with(copy));
    }
}
