package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Guards against a JDK whose report is read as something else than it says. */
class NativeMemoryTest {
    private static final String JDK_25 = """

            Native Memory Tracking:

            (Omitting categories weighting less than 1KB)

            Total: reserved=1523907KB, committed=161695KB
                   malloc: 27647KB #53351, peak=49358KB #52714
                   mmap:   reserved=1496260KB, committed=134048KB

            -                 Java Heap (reserved=65536KB, committed=65536KB)
                                        (mmap: reserved=65536KB, committed=65536KB, at peak)

            -                     Class (reserved=1048803KB, committed=1763KB)
                                        (classes #3431)
                                        (  instance classes #3088, array classes #343)
                                        (malloc=227KB tag=Class #5601) (peak=227KB #5602)
                                        (mmap: reserved=1048576KB, committed=1536KB, at peak)
                                        (  Metadata:   )
                                        (    reserved=65536KB, committed=10688KB)
                                        (    used=10573KB)
                                        (    waste=115KB =1.08%)

            -                    Thread (reserved=18490KB, committed=786KB)
                                        (threads #18)
                                        (stack: reserved=18432KB, committed=728KB, peak=728KB)
                                        (malloc=39KB tag=Thread #109) (peak=46KB #107)
                                        (arena=19KB #32) (peak=785KB #30)

            -                        GC (reserved=38328KB, committed=38328KB)
                                        (malloc=4268KB tag=GC #1541) (at peak)
                                        (mmap: reserved=34060KB, committed=34060KB, at peak)

            -                  Internal (reserved=247KB, committed=247KB)
                                        (malloc=211KB tag=Internal #2935) (peak=218KB #2877)

            -                     Other (reserved=34KB, committed=34KB)
                                        (malloc=34KB tag=Other #2) (at peak)

            -        Shared class space (reserved=16384KB, committed=12228KB, readonly=0KB)
                                        (mmap: reserved=16384KB, committed=12228KB, peak=12592KB)
            """;

    private static final String JDK_21 = """

            Native Memory Tracking:

            (Omitting categories weighting less than 1KB)

            Total: reserved=1512577KB, committed=145797KB
                   malloc: 13121KB #71667
                   mmap:   reserved=1499456KB, committed=132676KB

            -                 Java Heap (reserved=65536KB, committed=65536KB)
                                        (mmap: reserved=65536KB, committed=65536KB)

            -                    Thread (reserved=20532KB, committed=808KB)
                                        (thread #20)
                                        (stack: reserved=20480KB, committed=756KB)
                                        (malloc=30KB #124) (peak=35KB #111)
                                        (arena=22KB #38) (peak=914KB #34)

            -                        GC (reserved=39617KB, committed=39617KB)
                                        (malloc=4405KB #1298) (at peak)

            -    Native Memory Tracking (reserved=1140KB, committed=1140KB)
                                        (malloc=20KB #344) (at peak)
                                        (tracking overhead=1120KB)
            """;

    @Test
    void readsWhatJdk25Writes() {
        NativeMemory memory = NativeMemory.parse(JDK_25).orElseThrow();

        assertEquals(161_695, memory.totalKib());
        assertEquals(OptionalLong.of(786), memory.committedKib("Thread"));
        assertEquals(OptionalLong.of(38_328), memory.committedKib("GC"));
        assertEquals(OptionalLong.of(247), memory.committedKib("Internal"));
        assertEquals(OptionalLong.of(34), memory.committedKib("Other"));
        assertEquals(OptionalLong.of(65_536), memory.committedKib("Java Heap"));
        assertEquals(OptionalLong.of(12_228), memory.committedKib("Shared class space"));
        assertEquals(18_432, memory.stacksReservedKib());
        assertEquals(728, memory.stacksCommittedKib());
        assertEquals(7, memory.committedKib().size());
    }

    @Test
    void readsWhatJdk21Writes() {
        NativeMemory memory = NativeMemory.parse(JDK_21).orElseThrow();

        assertEquals(145_797, memory.totalKib());
        assertEquals(OptionalLong.of(808), memory.committedKib("Thread"));
        assertEquals(20_480, memory.stacksReservedKib());
        assertEquals(756, memory.stacksCommittedKib());
        // Less than a KiB is left out: unknown, not nothing.
        assertEquals(OptionalLong.empty(), memory.committedKib("Other"));
    }

    @Test
    void knowsNothingWhereNothingIsTracked() {
        assertEquals(Optional.empty(), NativeMemory.parse("Native memory tracking is not enabled\n"));
    }

    @Test
    void thisJvmIsAskedWithoutFailing() {
        Optional<NativeMemory> here = NativeMemory.read();

        assertTrue(here.isEmpty() || here.get().totalKib() > 0);
    }
}
