package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a benchmark of WireMock. */
class ServiceSaturatedTest {
    @Test
    void aServiceWithRoomIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void aServiceAboveSeventyPerCentMakesASteadyRowInvalid() {
        assertEquals("VALID", look(Rows.with("service_utilisation", "0.700")));
        assertEquals("INVALID utilisation 0.701 > 0.7", look(Rows.with("service_utilisation", "0.701")));
    }

    @Test
    void aServiceThatAddsAMillisecondToHalfOfItsCallsMakesASteadyRowInvalid() {
        assertEquals("VALID", look(Rows.with("service_excess_delay_p50_ms", "1.000")));
        assertEquals("INVALID excess p50 1.2 ms > 1 ms", look(Rows.with("service_excess_delay_p50_ms", "1.200")));
    }

    @Test
    void aTailThatIsTheServicesMakesASteadyRowSuspect() {
        assertEquals("VALID", look(Rows.with("service_late_percent", "1.000")));
        assertEquals("SUSPECT more than 5 ms late 1.01 % > 1 %", look(Rows.with("service_late_percent", "1.010")));
    }

    @Test
    void anUnstableRowIsNoExcuse() {
        assertEquals(
                "INVALID utilisation 0.95 > 0.7",
                look(Rows.with(Map.of("regime", "unstable", "service_utilisation", "0.950"))));
    }

    @Test
    void aBurstMayQueueForATenthOfTheDelay() {
        assertEquals(
                "VALID",
                look(Rows.with(Map.of(
                        "arrivals",
                        "burst-1000",
                        "regime",
                        "transient",
                        "service_excess_delay_p50_ms",
                        "8.000",
                        "service_excess_delay_p99_ms",
                        "20.000"))));
        assertEquals(
                "SUSPECT excess 20.1 ms > 20 ms",
                look(Rows.with(Map.of(
                        "arrivals", "burst-1000", "regime", "transient", "service_excess_delay_p99_ms", "20.100"))));
    }

    @Test
    void aBurstTooSmallForAP99IsJudgedByItsMedian() {
        assertEquals(
                "SUSPECT excess 21 ms > 20 ms",
                look(Rows.with(Map.of(
                        "arrivals",
                        "burst-1000",
                        "service_excess_delay_p50_ms",
                        "21.000",
                        "service_excess_delay_p99_ms",
                        ""))));
    }

    @Test
    void aShortDelaysTenthIsNoFault() {
        assertEquals(
                "VALID",
                look(Rows.with(Map.of(
                        "arrivals", "burst-1000", "delay_mean_ms", "2.000", "service_excess_delay_p99_ms", "0.990"))));
        assertEquals(
                "SUSPECT excess 1.1 ms > 1 ms",
                look(Rows.with(Map.of(
                        "arrivals", "burst-1000", "delay_mean_ms", "2.000", "service_excess_delay_p99_ms", "1.100"))));
    }

    @Test
    void aLoadThatPassesIsSuspectAtMost() {
        assertEquals(
                "SUSPECT mean utilisation 0.8 > 0.7",
                look(Rows.with(
                        Map.of("arrivals", "step-100-900-after-5000ms-for-2000ms", "service_utilisation", "0.800"))));
    }

    @Test
    void anOutageDelaysOnPurpose() {
        assertEquals(
                "VALID",
                look(Rows.with(Map.of(
                        "variant", "outage=hang-after-5000ms-for-2000ms", "service_excess_delay_p50_ms", "900.000"))));
    }

    @Test
    void whatIsHeldIsNotTimed() {
        assertEquals("VALID", look(Rows.with(Map.of("arrivals", "hold-1000", "service_utilisation", "0.900"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("service_utilisation", "")));
        assertEquals("VALID", look(Rows.with("service_excess_delay_p50_ms", "")));
        assertEquals("VALID", look(Rows.with("service_excess_delay_p99_ms", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new ServiceSaturated(), row);
    }
}
