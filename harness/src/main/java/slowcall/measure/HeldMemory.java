package slowcall.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import slowcall.result.Column;
import slowcall.result.Row;

/** What memory requests in flight take: a reading before the first of them, one while all were held, and the difference. */
public final class HeldMemory {
    private static final double MIB = 1048576;

    /** One kind of memory: its two readings and the difference for each request. */
    private record Kind(Function<MemoryReading, OptionalDouble> bytes, Column idle, Column held, Column perHeld) {

        static Kind of(String name, String perHeldName, String what, Function<MemoryReading, OptionalDouble> bytes) {
            return new Kind(
                    bytes,
                    Column.decimal(
                            name + "_idle_mib",
                            3,
                            what + ", in MiB, before the first request of a hold: connections open, strategy open"),
                    Column.decimal(name + "_held_mib", 3, "The same while all requests of the hold were in flight"),
                    Column.decimal(
                            perHeldName + "_bytes_per_held", 1, "The difference per request in flight, in bytes"));
        }

        void put(Row row, MemoryReading before, MemoryReading after, long count) {
            OptionalDouble first = bytes.apply(before);
            OptionalDouble second = bytes.apply(after);
            first.ifPresent(value -> row.put(idle, value / MIB));
            second.ifPresent(value -> row.put(held, value / MIB));
            if (first.isPresent() && second.isPresent() && count > 0) {
                row.put(perHeld, (second.getAsDouble() - first.getAsDouble()) / count);
            }
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.of(
                    "heap",
                    "heap",
                    "Live heap after two full collections",
                    reading -> OptionalDouble.of((double) reading.heapBytes())),
            Kind.of(
                    "native_threads",
                    "native_thread",
                    "Native memory of platform threads: the touched pages of their stacks and what the JVM keeps for each",
                    category("Thread")),
            Kind.of(
                    "native_total",
                    "native",
                    "Native memory committed by the JVM, heap included, whose size is fixed",
                    reading -> kib(reading.nativeMemory()
                            .map(memory -> OptionalLong.of(memory.totalKib()))
                            .orElse(OptionalLong.empty()))),
            Kind.of("native_gc", "native_gc", "Native memory of the collector", category("GC")),
            Kind.of("native_internal", "native_internal", "Native memory of the JVM's internals", category("Internal")),
            Kind.of(
                    "native_other",
                    "native_other",
                    "Native memory of class libraries, direct buffers among it",
                    category("Other")),
            Kind.of(
                    "rss",
                    "rss",
                    "Resident memory; the heap, fixed and touched at the start, is all in it whatever lives there",
                    reading -> kib(reading.residence().rssKib())),
            Kind.of(
                    "pss",
                    "pss",
                    "Resident memory with shared pages divided among the processes that have them",
                    reading -> kib(reading.residence().pssKib())),
            Kind.of(
                    "page_tables",
                    "page_table",
                    "The kernel's page tables for the trial's JVM, which are in no other figure",
                    reading -> kib(reading.pageTablesKib())));

    static final Column OS_THREADS_IDLE = Column.of(
            "os_threads_idle", "Threads that the kernel saw in the trial's JVM before the first request of a hold");
    static final Column OS_THREADS_HELD = Column.of(
            "os_threads_held",
            "The same while all were in flight; each has, besides, a kernel stack of its own, which no process is charged with");
    static final Column STACKS_RESERVED = Column.decimal(
            "thread_stacks_reserved_held_mib",
            3,
            "Address space of platform threads' stacks while all requests were in flight, in MiB: most of it is never touched");
    static final Column STACKS_TOUCHED =
            Column.decimal("thread_stacks_touched_held_mib", 3, "What of it has been touched and takes memory, in MiB");
    static final Column HARNESS = Column.decimal(
            "harness_heap_bytes_per_held",
            1,
            "Control: live heap per request that the harness itself keeps, measured beforehand on as many requests that nobody carries out, in bytes; it is part of heap_bytes_per_held");

    public static final List<Column> COLUMNS = columns();

    private HeldMemory() {}

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Kind kind : KINDS) {
            columns.addAll(List.of(kind.idle(), kind.held(), kind.perHeld()));
        }
        columns.addAll(List.of(OS_THREADS_IDLE, OS_THREADS_HELD, STACKS_RESERVED, STACKS_TOUCHED, HARNESS));
        return List.copyOf(columns);
    }

    private static Function<MemoryReading, OptionalDouble> category(String name) {
        return reading -> kib(
                reading.nativeMemory().map(memory -> memory.committedKib(name)).orElse(OptionalLong.empty()));
    }

    /** In bytes. */
    private static OptionalDouble kib(OptionalLong kib) {
        return kib.isPresent() ? OptionalDouble.of(kib.getAsLong() * 1024.0) : OptionalDouble.empty();
    }

    /**
     * Fills in both readings and their differences.
     *
     * @param count requests in flight at the second reading
     * @param harnessBytes what the harness itself keeps of a request on the heap, in bytes
     */
    public static void put(Row row, MemoryReading idle, MemoryReading held, long count, double harnessBytes) {
        KINDS.forEach(kind -> kind.put(row, idle, held, count));
        idle.threads().ifPresent(threads -> row.put(OS_THREADS_IDLE, threads));
        held.threads().ifPresent(threads -> row.put(OS_THREADS_HELD, threads));
        held.nativeMemory()
                .ifPresent(memory -> row.put(STACKS_RESERVED, memory.stacksReservedKib() / 1024.0)
                        .put(STACKS_TOUCHED, memory.stacksCommittedKib() / 1024.0));
        row.put(HARNESS, harnessBytes);
    }
}
