package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.plan.Cell;
import slowcall.plan.Clients;
import slowcall.plan.Exchange;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.service.ServiceCapacity;

/** Guards against an hour of trials that measure the service, and against warnings about cells that cannot reach it. */
class OvercommitmentTest {
    private static final ServiceCapacity THOUSAND = new ServiceCapacity(OptionalDouble.of(1000), 1);

    private static List<Double> marked(String strategy, String arrivals, String shape, String delay) {
        Plan plan = plan("""
                {"cells": [{"strategy": %s, "arrivals": %s, "shape": %s, "delay": "%s"}]}""".formatted(strategy, arrivals, shape, delay));
        return Overcommitment.in(plan, THOUSAND).stream()
                .map(Overcommitment::callsPerSecond)
                .toList();
    }

    private static List<Double> marked(String arrivals, String shape, String delay) {
        return marked("\"virtual-threads\"", arrivals, shape, delay);
    }

    private static Plan plan(String text) {
        return PlanFile.parse("marks", text);
    }

    @ParameterizedTest
    @CsvSource({"constant, 700, 0", "constant, 701, 1", "poisson, 700, 0", "poisson, 701, 1"})
    void anOpenLoopHasRoomUpToSeventyPercent(String kind, int rate, int marks) {
        assertEquals(
                marks,
                marked("{\"%s\": %d}".formatted(kind, rate), "\"single\"", "200ms")
                        .size());
    }

    @Test
    void everyCallOfARequestCounts() {
        assertEquals(List.of(900.0), marked("{\"constant\": 300}", "{\"chain\": 3}", "200ms"));
        assertEquals(List.of(900.0), marked("{\"constant\": 300}", "{\"fan-out\": 3}", "200ms"));
        assertEquals(List.of(), marked("{\"constant\": 200}", "{\"fan-out\": 3}", "200ms"));
    }

    @Test
    void aClosedLoopCallsAsOftenAsItsCallersCan() {
        assertEquals(List.of(800.0), marked("{\"closed\": 80}", "\"single\"", "100ms"));
        assertEquals(List.of(), marked("{\"closed\": 70}", "\"single\"", "100ms"));
        assertEquals(List.of(), marked("{\"closed\": 70}", "{\"chain\": 3}", "100ms"));
        assertEquals(List.of(2100.0), marked("{\"closed\": 70}", "{\"fan-out\": 3}", "100ms"));
    }

    @Test
    void aClosedLoopThatNothingDelaysCallsAsOftenAsTheServiceAnswers() {
        assertEquals(List.of(Double.POSITIVE_INFINITY), marked("{\"closed\": 1}", "\"single\"", "0ms"));
    }

    @Test
    void aPoolThatCannotSendSoManyIsNoDanger() {
        String pool = "{\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": %d}}";

        assertEquals(List.of(), marked(pool.formatted(100), "{\"constant\": 5000}", "\"single\"", "200ms"));
        assertEquals(List.of(750.0), marked(pool.formatted(150), "{\"constant\": 5000}", "\"single\"", "200ms"));
    }

    @Test
    void aBurstHasNoRate() {
        assertEquals(List.of(), marked("{\"burst\": 100000}", "\"single\"", "200ms"));
    }

    @Test
    void callsThatStayInTheTrialsJvmAreNoneOfTheServices() {
        Cell cell = plan("""
                {"cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 5000}, "delay": "200ms"}]}""").cells().getFirst();
        Cell sleeping = new Cell(
                cell.strategy(),
                cell.settings(),
                cell.awaits(),
                cell.shape(),
                cell.users(),
                cell.arrivals(),
                cell.service(),
                cell.outage(),
                cell.serviceThreads(),
                Exchange.through(Clients.SLEEP),
                cell.connections(),
                cell.work(),
                cell.cancels(),
                cell.timing(),
                cell.jvm(),
                cell.probes(),
                cell.position());
        Plan both = new Plan("both", 1, 1, List.of(sleeping, cell), "{}");

        assertEquals(
                List.of(cell),
                Overcommitment.in(both, THOUSAND).stream()
                        .map(Overcommitment::cell)
                        .toList());
    }

    @Test
    void aServiceOfFewThreadsKeepsUpWithWhatTheseCanWaitFor() {
        List<Overcommitment> found = Overcommitment.in(plan("""
                {"cells": [{"strategy": "virtual-threads", "arrivals": [{"constant": 9}, {"constant": 11}], "delay": "200ms",
                  "service": [{"container-threads": 8, "async-threads": "none"}, {"container-threads": 8, "async-threads": 4}]}]}"""), new ServiceCapacity(OptionalDouble.empty(), 1));

        assertEquals(
                List.of(11.0),
                found.stream().map(Overcommitment::callsPerSecond).toList());
        assertEquals(15, found.getFirst().capacityRps(), 1e-9);
    }

    @Test
    void withoutACapacityNothingIsMarked() {
        Plan plan = plan("""
                {"cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 5000}, "delay": "200ms"}]}""");

        assertEquals(List.of(), Overcommitment.in(plan, new ServiceCapacity(OptionalDouble.empty(), 1)));
    }
}
