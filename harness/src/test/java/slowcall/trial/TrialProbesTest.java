package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.measure.Backlog;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.Probe;
import slowcall.measure.SampledProbe;
import slowcall.plan.Probing;
import slowcall.plan.RequestShape;

/** Guards against a comparison of probes on and off where they are never quite off. */
class TrialProbesTest {
    private static final Backlog BACKLOG =
            new Backlog(new LatencyRecorder(new RequestShape.Single(), 1, 0, nanos -> {}));

    @Test
    void theLeastAreCountersAndTheBacklogAlone() {
        List<Probe> probes = TrialProbes.list(Probing.LEAST, List.of(BACKLOG));

        assertEquals(
                List.of(
                        "CpuProbe",
                        "MachineProbe",
                        "JitProbe",
                        "ContextSwitchProbe",
                        "AllocationProbe",
                        "GcProbe",
                        "Backlog"),
                names(probes));
        assertEquals(
                List.of(BACKLOG),
                probes.stream().filter(SampledProbe.class::isInstance).toList());
    }

    @Test
    void withoutARecorderTheLeastSampleNothing() {
        assertEquals(
                List.of(),
                TrialProbes.list(Probing.LEAST, List.of()).stream()
                        .filter(SampledProbe.class::isInstance)
                        .toList());
    }

    @Test
    void cpuTimeStopsFirstAndThePinsAreReadAfterMemory() {
        List<String> names = names(TrialProbes.list(Probing.ALL, List.of(BACKLOG)));

        assertEquals("CpuProbe", names.getFirst());
        assertEquals(List.of("MemoryProbe", "PinProbe"), names.subList(names.size() - 2, names.size()));
    }

    private static List<String> names(List<Probe> probes) {
        return probes.stream().map(probe -> probe.getClass().getSimpleName()).toList();
    }
}
