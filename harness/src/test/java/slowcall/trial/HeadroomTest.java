package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import slowcall.plan.Cell;
import slowcall.plan.Clients;
import slowcall.plan.Exchange;
import slowcall.plan.PlanFile;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/** Guards against a service at its limit that looks as if it had room, and against room in a service that was not called. */
class HeadroomTest {
    private static final Cell CELL = PlanFile.parse("one", """
                    {"cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 100}, "delay": "200ms"}]}""").cells().getFirst();
    private static final ServiceCapacity CAPACITY = new ServiceCapacity(OptionalDouble.of(4000), 1.6);

    private static Row row() {
        return new Row().putAll(Map.of("service_cpu_cores", "0.400"));
    }

    private static Cell through(String client) {
        return new Cell(
                CELL.strategy(),
                CELL.settings(),
                CELL.awaits(),
                CELL.shape(),
                CELL.users(),
                CELL.arrivals(),
                CELL.service(),
                CELL.outage(),
                CELL.serviceThreads(),
                Exchange.through(client),
                CELL.connections(),
                CELL.work(),
                CELL.cancels(),
                CELL.timing(),
                CELL.jvm(),
                CELL.probes(),
                CELL.position());
    }

    @Test
    void utilisationIsTheServicesOwnCpuTimeNotTheRate() {
        Row row = row();

        Headroom.put(row, CELL, Optional.of(CAPACITY));

        assertEquals("4000.00", row.text("service_capacity_rps"));
        assertEquals("1.600", row.text("service_capacity_cores"));
        assertEquals("0.250", row.text("service_utilisation"));
    }

    @Test
    void threadsThatSleepAreUsedUpBeforeProcessorsAre() {
        Cell cell = PlanFile.parse("few", """
                        {"cells": [{"strategy": "virtual-threads", "arrivals": {"closed": 100}, "delay": "50ms",
                          "service": {"container-threads": 10, "async-threads": "none"}}]}""").cells().getFirst();
        Row row = row().putAll(Map.of("service_answered_rps", "98.000", "throughput_rps", "3.00"));

        Headroom.put(row, cell, Optional.of(CAPACITY));

        // (10 - 5) threads / 50 ms = 100 calls per second.
        assertEquals("0.980", row.text("service_utilisation"));
        // It was not this service that was calibrated.
        assertEquals("", row.text("service_capacity_rps"));
        row = row().putAll(Map.of("service_answered_rps", "98.000", "throughput_rps", "3.00"));
        Headroom.put(row, cell, Optional.empty());
        assertEquals("0.980", row.text("service_utilisation"));
    }

    @Test
    void aServiceThatKeptUpWithNothingStillHasAUtilisation() {
        Row row = row();

        Headroom.put(row, CELL, Optional.of(new ServiceCapacity(OptionalDouble.empty(), 0.5)));

        assertEquals("", row.text("service_capacity_rps"));
        assertEquals("0.800", row.text("service_utilisation"));
    }

    @Test
    void whatIsUnknownIsEmpty() {
        Row row = row();
        Headroom.put(row, CELL, Optional.empty());
        assertEquals(row().values(), row.values());

        row = new Row();
        Headroom.put(row, CELL, Optional.of(CAPACITY));
        assertEquals("", row.text("service_utilisation"));

        row = row();
        Headroom.put(row, CELL, Optional.of(new ServiceCapacity(OptionalDouble.empty(), 0)));
        assertEquals("", row.text("service_utilisation"));
    }

    @Test
    void callsThatStayInTheTrialsJvmUseNoneOfTheService() {
        Row row = row();

        Headroom.put(row, through(Clients.SLEEP), Optional.of(CAPACITY));

        assertEquals(row().values(), row.values());
    }
}
