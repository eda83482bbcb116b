package slowcall.integrations.chapter.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Verdict;

class C16LightThreadsMitigateTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C16LightThreadsMitigate();
    }

    @Override
    protected Bench confirming() {
        return bench(3, 30_000);
    }

    @Override
    protected Bench refuting() {
        return bench(.9, 300);
    }

    @Test
    void aThousandthLessIsNoMitigation() throws Exception {
        Finding finding = claim().examine(bench(1.2012, 30_000));

        assertEquals(Verdict.REFUTED, finding.verdict(), finding::sentence);
    }

    @ParameterizedTest
    @EnumSource
    void bothBoundsBind(Size size) {
        // By Little's law, 50 ms each.
        int wanted = size.choose(500, 2000) * 50 / 1000;

        assertTrue(Crowded.bound(size) < .9 * wanted, () -> Crowded.bound(size) + " of " + wanted);
        assertTrue(Crowded.hundred(Crowded.pool(size), size).json().contains("\"pool_size\": " + Crowded.bound(size)));
        assertTrue(Crowded.hundred(Crowded.limited(size), size).json().contains("\"permits\": " + Crowded.bound(size)));
    }

    private Bench bench(double switches, double nativeBytes) {
        return FakeBench.of(claim(), cell -> figures(cell, switches, nativeBytes));
    }

    private static Map<String, Double> figures(CellText cell, double switches, double nativeBytes) {
        if (cell.json().contains("hold")) {
            return cell.json().contains(Blocked.PLATFORM) ? task(0, nativeBytes, cell) : task(1000, 0, cell);
        }
        boolean platform = cell.equals(Crowded.hundred(Crowded.PLATFORM, Size.FULL));
        return Map.of(
                Crowded.SWITCHES, platform ? switches : 1.2, "service_in_flight_max", 30.0, "throughput_rps", 100.0);
    }

    private static Map<String, Double> task(double heapBytes, double nativeBytes, CellText cell) {
        double held = Double.parseDouble(cell.json().replaceFirst(".*\"hold\": (\\d+).*", "$1"));
        return Map.of(
                "held",
                held,
                "heap_bytes_per_held",
                heapBytes + 100,
                "native_thread_bytes_per_held",
                nativeBytes,
                "harness_heap_bytes_per_held",
                100.0);
    }
}
