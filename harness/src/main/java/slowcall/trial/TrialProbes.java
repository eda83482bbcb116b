package slowcall.trial;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import slowcall.measure.AllocationProbe;
import slowcall.measure.Backlog;
import slowcall.measure.ContextSwitchProbe;
import slowcall.measure.CpuProbe;
import slowcall.measure.GcPauseProbe;
import slowcall.measure.GcProbe;
import slowcall.measure.JitProbe;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.MachineProbe;
import slowcall.measure.MemoryProbe;
import slowcall.measure.PinProbe;
import slowcall.measure.Probe;
import slowcall.measure.Probes;
import slowcall.measure.SampledProbe;
import slowcall.measure.ThreadProbe;
import slowcall.measure.Trace;
import slowcall.measure.VirtualThreadProbe;
import slowcall.plan.Cell;
import slowcall.plan.Probing;
import slowcall.plan.RequestShape;
import slowcall.result.Row;

/**
 * The probes of a trial, with the calling thread as the generator. CPU time comes first, so that it does not count what the others
 * do; memory late, for its full collection; pins last, because reading what was recorded takes memory.
 */
final class TrialProbes {
    private TrialProbes() {}

    /**
     * The probes that the cell asks for, ready to start: all of them have been used once, the heap has been collected.
     *
     * @param ofRecorder those that look at a recorder; sampled whatever the cell asks for
     */
    static Probes of(Cell cell, List<SampledProbe> ofRecorder) throws InterruptedException {
        return ready(cell.probes(), ofRecorder);
    }

    /** The same without a recorder. */
    static Probes of(Cell cell) throws InterruptedException {
        return ready(cell.probes(), List.of());
    }

    private static Probes ready(Probing probing, List<SampledProbe> ofRecorder) throws InterruptedException {
        prime(probing, ofRecorder.isEmpty() ? List.of() : ofNoRecorder());
        Probes probes = new Probes(list(probing, ofRecorder));
        probes.arm();
        System.gc();
        return probes;
    }

    /**
     * Uses each of them once: what the JVM loads and links for them the first time takes tenths of a second of the processor,
     * which belong to no request. The collection is there to be noticed.
     */
    private static void prime(Probing probing, List<SampledProbe> ofRecorder) throws InterruptedException {
        Probes probes = new Probes(list(probing, ofRecorder));
        probes.arm();
        probes.start();
        System.gc();
        probes.stop(new Row());
    }

    /** In the order in which they stop. */
    static List<Probe> list(Probing probing, List<SampledProbe> ofRecorder) {
        List<Probe> closer = switch (probing) {
            case ALL -> List.of(new GcPauseProbe(), new ThreadProbe(), new VirtualThreadProbe());
            case LEAST -> List.of();
        };
        List<Probe> last = switch (probing) {
            case ALL -> List.of(new MemoryProbe(), new PinProbe());
            case LEAST -> List.of();
        };
        return Stream.of(counters(), closer, ofRecorder, last)
                .<Probe>flatMap(List::stream)
                .toList();
    }

    /** Those that read counters before and after, and do nothing meanwhile. */
    private static List<Probe> counters() {
        long generator = Thread.currentThread().threadId();
        var threads = ManagementFactory.getThreadMXBean();
        return List.of(
                new CpuProbe(() -> threads.getThreadCpuTime(generator)),
                new MachineProbe(),
                new JitProbe(),
                new ContextSwitchProbe(),
                new AllocationProbe(),
                new GcProbe());
    }

    private static List<SampledProbe> ofNoRecorder() {
        LatencyRecorder recorder = new LatencyRecorder(new RequestShape.Single(), 1, 0, nanos -> {});
        return List.of(new Backlog(recorder), new Trace(recorder));
    }

    /** One of each, for their columns. */
    static List<Probe> all() {
        return list(Probing.ALL, ofNoRecorder());
    }
}
