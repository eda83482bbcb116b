package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;

class C05EverythingHangsTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C05EverythingHangs();
    }

    @Override
    protected Bench confirming() {
        return bench(179, 197, 1, 900);
    }

    @Override
    protected Bench refuting() {
        return bench(179, 298, 1, 3);
    }

    @Test
    void aWaitOfFortyMillisecondsIsNotCalm() throws Exception {
        Finding finding = claim().examine(bench(179, 197, 40, 900));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    @Test
    void threadsThatDoNotServeWhatTheyBearHaveTheirKneeElsewhere() throws Exception {
        Finding finding = claim().examine(bench(150, 197, 1, 900));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    private Bench bench(double below, double served, double calm, double overloaded) {
        return FakeBench.of(claim(), cell -> figures(cell, below, served, calm, overloaded));
    }

    private static Map<String, Double> figures(
            CellText cell, double below, double served, double calm, double overloaded) {
        if (cell.equals(Pools.overloaded(Size.FULL))) {
            return Map.of("throughput_rps", served);
        }
        if (cell.equals(Pools.nearlyFull(Size.FULL))) {
            return Map.of("throughput_rps", below, "offered_rps", 180.0);
        }
        boolean isCalm = cell.equals(C05EverythingHangs.shared(Size.FULL, false));
        return Map.of("queue_wait_p50_ms", isCalm ? calm : overloaded);
    }
}
