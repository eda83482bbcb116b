package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.FullBroker;
import slowcall.integrations.chapter.experiment.SlowConsumer;

class C18BufferTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C18Buffer();
    }

    @Override
    protected Bench confirming() {
        return bench(10, 10, 1900, 0);
    }

    @Override
    protected Bench refuting() {
        return bench(10, 400, 20, 1880);
    }

    private Bench bench(double calm, double slow, int backlog, int missing) {
        return FakeBench.of(
                        claim(),
                        cell -> Map.of(
                                "accepted_p99_ms",
                                cell.equals(C18Buffer.logins(Size.FULL, 8)) ? slow : calm,
                                "backlog_max",
                                2400.0))
                .seeing(C18Buffer.slow(Size.FULL), new SlowConsumer.Buffered(2000, 0, 100, backlog, missing))
                .seeing(new FullBroker(), new FullBroker.Full(180, 1, 0));
    }
}
