package slowcall.integrations.chapter.claim;

import java.util.Map;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.ClaimContract;
import slowcall.integrations.chapter.FakeBench;

class C14ThreadsCostMemoryTest extends ClaimContract {
    @Override
    protected Claim claim() {
        return new C14ThreadsCostMemory();
    }

    @Override
    protected Bench confirming() {
        return bench(30_000);
    }

    @Override
    protected Bench refuting() {
        return bench(3000);
    }

    private Bench bench(double nativeBytes) {
        return FakeBench.of(
                claim(),
                cell -> cell.json().contains(Blocked.PLATFORM) ? task(800, nativeBytes, cell) : task(1000, 0, cell));
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
