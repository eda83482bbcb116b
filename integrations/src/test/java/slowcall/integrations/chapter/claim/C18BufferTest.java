package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;
import slowcall.integrations.chapter.experiment.FullBroker;
import slowcall.integrations.chapter.experiment.SlowConsumer;

class C18BufferTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C18Buffer();
    }

    @Override
    protected Bench confirming() {
        return bench(10, 2400, 0);
    }

    @Override
    protected Bench refuting() {
        return bench(400, 2400, 1880);
    }

    /** Where 500 come in a second and 390 are served, 2420 are left after 22 seconds, and not 400. */
    @Test
    void aBacklogThatDoesNotGrowByWhatIsLeftOverIsSeen() throws Exception {
        Finding finding = claim().examine(bench(10, 400, 0));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    private Bench bench(double slow, double backlog, int missing) {
        return FakeBench.of(
                        claim(),
                        cell -> Map.of(
                                "accepted_p99_ms",
                                cell.equals(C18Buffer.logins(Size.FULL, 8)) ? slow : 10.0,
                                "throughput_rps",
                                500.0,
                                "applied_rps",
                                390.0,
                                "backlog_max",
                                backlog))
                .seeing(C18Buffer.slow(Size.FULL), new SlowConsumer.Buffered(2000, 0, 100, 1900, missing))
                .seeing(new FullBroker(), new FullBroker.Full(180, 1, 0));
    }
}
