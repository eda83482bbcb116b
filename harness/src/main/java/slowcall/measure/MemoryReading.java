package slowcall.measure;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The process's memory at one point, after full collections.
 *
 * @param heapBytes live heap
 * @param nativeMemory by the JVM's own count, if it keeps one
 * @param residence by the kernel's
 * @param pageTablesKib what the kernel spends on this process's page tables, in KiB
 * @param threads that the kernel sees in this process
 */
public record MemoryReading(
        long heapBytes,
        Optional<NativeMemory> nativeMemory,
        Residence residence,
        OptionalLong pageTablesKib,
        OptionalLong threads) {

    /** Reads everything, which takes as long as two full collections and a walk through every thread's stack. */
    public static MemoryReading take() {
        return new MemoryReading(
                liveHeapBytes(),
                NativeMemory.read(),
                Residence.read(),
                ProcessStatus.number("VmPTE"),
                ProcessStatus.number("Threads"));
    }

    /** Heap in use after two full collections: what the first one's references still held goes with the second. */
    public static long liveHeapBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
