package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.ChangesRead;

class C43SeesChangesTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C43SeesChanges();
    }

    @Override
    protected Bench confirming() {
        return bench(LogsRead.ALL);
    }

    @Override
    protected Bench refuting() {
        return bench(new ChangesRead.Log(1000, 1000, 0, 0, LogsRead.ORDER, LogsRead.MEANING, LogsRead.COPY));
    }

    private Bench bench(ChangesRead.Log log) {
        return FakeBench.without(claim()).seeing(Logs.changes(Size.FULL), log);
    }
}
