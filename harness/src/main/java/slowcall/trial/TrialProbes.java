package slowcall.trial;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import slowcall.measure.AllocationProbe;
import slowcall.measure.Backlog;
import slowcall.measure.ContextSwitchProbe;
import slowcall.measure.CpuProbe;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.MemoryProbe;
import slowcall.measure.Probe;
import slowcall.measure.ThreadProbe;
import slowcall.measure.VirtualThreadProbe;
import slowcall.plan.RequestShape;

/** The probes of a trial. Memory comes last: its full collection must not count as the trial's CPU time. */
final class TrialProbes {
    private TrialProbes() {}

    /** Probes for the calling thread as the generator, with the backlog of a recorder. */
    static List<Probe> with(Backlog backlog) {
        List<Probe> probes = new ArrayList<>(process());
        probes.addFirst(backlog);
        return probes;
    }

    /** Probes for the calling thread as the generator, of the process alone. */
    static List<Probe> process() {
        long generator = Thread.currentThread().threadId();
        var threads = ManagementFactory.getThreadMXBean();
        return List.of(
                new CpuProbe(() -> threads.getThreadCpuTime(generator)),
                new ContextSwitchProbe(),
                new AllocationProbe(),
                new ThreadProbe(),
                new VirtualThreadProbe(),
                new MemoryProbe());
    }

    /** One of each, for their columns. */
    static List<Probe> list() {
        return with(new Backlog(new LatencyRecorder(new RequestShape.Single(), 1, 0, nanos -> {}), 0));
    }
}
