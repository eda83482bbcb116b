package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
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
import slowcall.integrations.chapter.experiment.BatchLag;

class C36BatchAtIntervalsTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C36BatchAtIntervals();
    }

    @Override
    protected Bench confirming() {
        return bench(1030, 300, 500);
    }

    @Override
    protected Bench refuting() {
        return bench(1980, 500, 300);
    }

    @Test
    void manyLooksOfOneProcessAreOneValue() throws Exception {
        CellText batches = AllWays.cell(AllWays.BATCH, Size.FULL);
        Finding finding = claim().examine(FakeBench.of(
                        claim(), cell -> figures(cell.equals(batches), cell.equals(batches) ? 300 : 500))
                .seeing(
                        C36BatchAtIntervals.lag(Size.FULL),
                        List.of(new BatchLag.Lags(Collections.nCopies(30, 1030.0), 400))));

        assertEquals(Verdict.INCONCLUSIVE, finding.verdict(), finding::sentence);
        assertTrue(finding.sentence().contains("(median of 1 run)"), finding::sentence);
    }

    private Bench bench(double lagMillis, double batch, double messages) {
        CellText batches = AllWays.cell(AllWays.BATCH, Size.FULL);
        return FakeBench.of(claim(), cell -> figures(cell.equals(batches), cell.equals(batches) ? batch : messages))
                .seeing(
                        C36BatchAtIntervals.lag(Size.FULL),
                        Collections.nCopies(6, new BatchLag.Lags(Collections.nCopies(5, lagMillis), 400)));
    }

    private static Map<String, Double> figures(boolean batch, double micros) {
        return Map.of(
                "front_cpu_us_per_login",
                micros,
                "back_cpu_us_per_login",
                micros,
                "postgresql_cpu_us_per_login",
                micros,
                batch ? "sftp_cpu_us_per_login" : "kafka_cpu_us_per_login",
                micros,
                "applied_p50_ms",
                50.0);
    }
}
