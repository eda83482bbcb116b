package slowcall.trial;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import slowcall.measure.AllocationProbe;
import slowcall.measure.Backlog;
import slowcall.measure.ContextSwitchProbe;
import slowcall.measure.CpuProbe;
import slowcall.measure.JitProbe;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.MemoryProbe;
import slowcall.measure.Probe;
import slowcall.measure.Probes;
import slowcall.measure.ThreadProbe;
import slowcall.measure.VirtualThreadProbe;
import slowcall.plan.RequestShape;
import slowcall.result.Row;

/**
 * The probes of a trial, with the calling thread as the generator. CPU time comes first, so that it does not count what the others
 * do; memory last, for its full collection.
 */
final class TrialProbes {
    private TrialProbes() {}

    /** All of them, with the backlog of a recorder. */
    static List<Probe> with(Backlog backlog) {
        List<Probe> probes = new ArrayList<>(ofProcess());
        probes.add(probes.size() - 1, backlog);
        return probes;
    }

    /** Those of the process alone. */
    static List<Probe> ofProcess() {
        long generator = Thread.currentThread().threadId();
        var threads = ManagementFactory.getThreadMXBean();
        return List.of(
                new CpuProbe(() -> threads.getThreadCpuTime(generator)),
                new JitProbe(),
                new ContextSwitchProbe(),
                new AllocationProbe(),
                new ThreadProbe(),
                new VirtualThreadProbe(),
                new MemoryProbe());
    }

    /**
     * Uses each of them once: what the JVM loads and links for them the first time takes tenths of a second of the processor,
     * which belong to no request. Ends with a full collection.
     */
    static void prime() throws InterruptedException {
        Probes probes = new Probes(all());
        probes.start();
        probes.stop(new Row());
    }

    /** One of each, for their columns. */
    static List<Probe> all() {
        return with(new Backlog(new LatencyRecorder(new RequestShape.Single(), 1, 0, nanos -> {})));
    }
}
