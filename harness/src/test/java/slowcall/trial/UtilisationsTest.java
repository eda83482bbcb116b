package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.plan.Cell;
import slowcall.plan.Exchange;
import slowcall.result.Row;

/** Guards against utilisations that do not follow from what was measured. */
class UtilisationsTest {
    private static final Cell POOL = Cells.of("{\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": 160}}");
    private static final Cell PERMITS =
            Cells.of("{\"name\": \"virtual-threads-limited\", \"settings\": {\"permits\": 160}}");

    /** 160 threads, calls of 200 ms, 1,000 requests/s offered: by Little's law 800 of them per second hold all threads. */
    @Test
    void aPoolThatServesItsCeilingIsUsedUp() {
        double callsPerSecond = 160 / 0.2;
        Row row = measured("calls_in_flight_mean", Double.toString(callsPerSecond * 0.2));
        row.putAll(Map.of("service_utilisation", "0.300"));
        put(row, POOL);

        assertEquals("800.0", Double.toString(Parameters.ceiling(POOL).getAsDouble()));
        assertEquals("1.000", row.text("pool_utilisation"));
        LimitedBy.put(row, POOL);
        assertEquals("pool", row.text("limited_by"));
    }

    @Test
    void permitsHaveTheirOwn() {
        Row row = put(measured("calls_in_flight_mean", "80.00"), PERMITS);

        assertEquals("0.500", row.text("permit_utilisation"));
        assertEquals("", row.text("pool_utilisation"));
        assertEquals("", row.text("connection_utilisation"));
    }

    @Test
    void callsThatWaitForAConnectionDoNotHoldOne() {
        Cell fewConnections = Cells.through(new Exchange("jdk", 50, 0, true), Cells.of("\"virtual-threads\""));

        assertEquals(
                "0.800",
                put(measured("calls_in_flight_mean", "40.00"), fewConnections).text("connection_utilisation"));
        assertEquals(
                "1.000",
                put(measured("calls_in_flight_mean", "400.00"), fewConnections).text("connection_utilisation"));
    }

    @Test
    void withoutTheNumberOfCallsItIsUnknownWhatTheyHeld() {
        Row row = put(measured("submit_ms", "3.0"), POOL);

        assertEquals("", row.text("pool_utilisation"));
    }

    @Test
    void stolenTimeIsNoTimeThatIsLeft() {
        Row row = measured("machine_cpu_percent", "72.0");
        row.putAll(Map.of("steal_percent", "20.00"));

        assertEquals("0.900", put(row, POOL).text("cpu_utilisation"));
    }

    @Test
    void aQuotaIsUsedUpOnAMachineThatIsNot() {
        Row row = measured("machine_cpu_percent", "5.0");

        // 6 s of CPU in 10 s and 0.4 processors of the service's, of 1.25.
        Utilisations.put(row, POOL, 1.25);
        assertEquals("0.800", row.text("cpu_utilisation"));
    }

    @Test
    void aMachineThatDoesNotTellIsNotIdle() {
        Row row = measured("machine_cpu_percent", "");

        assertEquals("", put(row, POOL).text("cpu_utilisation"));
    }

    @Test
    void aGeneratorIsBusyWhileItComputesOrWaitsInAHandOff() {
        assertEquals("0.100", put(measured("submit_ms", "450.0"), POOL).text("generator_utilisation"));
        assertEquals("0.500", put(measured("submit_ms", "4500.0"), POOL).text("generator_utilisation"));
        assertEquals("1.000", put(measured("submit_ms", "9900.0"), POOL).text("generator_utilisation"));
    }

    @Test
    void aBurstsGeneratorHasItsMakespan() {
        Row row = measured("measure_ms", "");
        row.putAll(Map.of("makespan_ms", "1000.000"));

        assertEquals("0.900", put(row, POOL).text("generator_utilisation"));
    }

    @Test
    void othersAreWhatTheMachineDidAndWeDidNot() {
        Row row = measured("machine_cpu_cores", "1.500");
        OtherProcesses.put(row, POOL);
        assertEquals("0.500", row.text("others_cpu_cores"));

        row.putAll(Map.of("machine_cpu_cores", "0.990"));
        OtherProcesses.put(row, POOL);
        assertEquals("0.000", row.text("others_cpu_cores"));
    }

    @Test
    void othersAreUnknownWithoutTheServicesPart() {
        Row row = measured("machine_cpu_cores", "1.500");
        row.putAll(Map.of("service_cpu_cores", ""));
        OtherProcesses.put(row, POOL);

        assertEquals("", row.text("others_cpu_cores"));
    }

    private static Row put(Row row, Cell cell) {
        Utilisations.put(row, cell, 2);
        return row;
    }

    private static Row measured(String column, String value) {
        return new Row()
                .putAll(Map.of(
                        "measure_ms", "9000",
                        "cpu_cores", "0.600",
                        "generator_cpu_ms", "900.0",
                        "service_cpu_cores", "0.400",
                        "machine_cpu_percent", "55.0",
                        "steal_percent", "0.00"))
                .putAll(Map.of(column, value));
    }
}
