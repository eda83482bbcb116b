package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a difference that is divided wrongly, and against what is unknown becoming 0. */
class HeldMemoryTest {
    @Test
    void dividesWhatHasGrownByTheRequestsHeld() {
        Row row = new Row();

        HeldMemory.put(
                row, reading(10 << 20, 1024, 2048, 5000, 20), reading(30 << 20, 21_504, 3072, 6000, 1020), 1000, 100);

        assertEquals("10.000", row.text("heap_idle_mib"));
        assertEquals("30.000", row.text("heap_held_mib"));
        assertEquals("20971.5", row.text("heap_bytes_per_held"));
        assertEquals("20971.5", row.text("native_thread_bytes_per_held"));
        assertEquals("1048.6", row.text("native_bytes_per_held"));
        assertEquals("1024.0", row.text("rss_bytes_per_held"));
        assertEquals("1024.0", row.text("pss_bytes_per_held"));
        assertEquals("20", row.text("os_threads_idle"));
        assertEquals("1020", row.text("os_threads_held"));
        assertEquals("100.0", row.text("harness_heap_bytes_per_held"));
    }

    @Test
    void whatThePlatformDoesNotTellStaysEmpty() {
        Row row = new Row();
        MemoryReading heapOnly = new MemoryReading(
                1 << 20,
                Optional.empty(),
                new Residence(OptionalLong.empty(), OptionalLong.empty()),
                OptionalLong.empty(),
                OptionalLong.empty());

        HeldMemory.put(row, heapOnly, heapOnly, 10, 0);

        assertEquals("0.0", row.text("heap_bytes_per_held"));
        assertEquals("", row.text("rss_bytes_per_held"));
        assertEquals("", row.text("native_threads_held_mib"));
        assertEquals("", row.text("native_bytes_per_held"));
        assertEquals("", row.text("os_threads_held"));
        assertEquals("", row.text("thread_stacks_reserved_held_mib"));
    }

    @Test
    void nothingHeldHasNoShare() {
        Row row = new Row();
        MemoryReading reading = reading(1 << 20, 10, 10, 10, 10);

        HeldMemory.put(row, reading, reading, 0, 0);

        assertEquals("", row.text("heap_bytes_per_held"));
    }

    private static MemoryReading reading(long heap, long threadKib, long totalKib, long rssKib, long threads) {
        return new MemoryReading(
                heap,
                Optional.of(new NativeMemory(Map.of("Thread", threadKib), totalKib, 4 * threadKib, threadKib / 2)),
                new Residence(OptionalLong.of(rssKib), OptionalLong.of(rssKib)),
                OptionalLong.of(rssKib / 100),
                OptionalLong.of(threads));
    }
}
