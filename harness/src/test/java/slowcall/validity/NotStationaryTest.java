package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against the median of something that moves. */
class NotStationaryTest {
    @Test
    void aFlatRowIsSilent() {
        assertEquals("VALID", look(Rows.sound()));
    }

    @Test
    void aDriftOfMoreThanTwoTenthsOfAMillisecondMakesTheRowSuspect() {
        assertEquals("VALID", look(Rows.with(Map.of("trend_ms_per_s", "0.020", "trend_p", "0.001"))));
        assertEquals(
                "SUSPECT drift 0.21 ms > 0.2 ms",
                look(Rows.with(Map.of("trend_ms_per_s", "0.021", "trend_p", "0.001"))));
    }

    @Test
    void fallingIsMovingToo() {
        assertEquals(
                "SUSPECT drift 0.5 ms > 0.2 ms",
                look(Rows.with(Map.of("trend_ms_per_s", "-0.050", "trend_p", "0.001"))));
    }

    @Test
    void aLargeExcessMayMoveByATenth() {
        assertEquals(
                "VALID",
                look(Rows.with(Map.of("trend_ms_per_s", "0.050", "trend_p", "0.001", "excess_p50_ms", "5.000"))));
        assertEquals(
                "SUSPECT drift 0.51 ms > 0.5 ms",
                look(Rows.with(Map.of("trend_ms_per_s", "0.051", "trend_p", "0.001", "excess_p50_ms", "5.000"))));
    }

    @Test
    void whereNoExcessIsKnownALatencyMayMoveByATenth() {
        Map<String, String> moving = Map.of("trend_ms_per_s", "0.050", "trend_p", "0.001", "excess_p50_ms", "");

        assertEquals(
                "SUSPECT drift 0.5 ms > 0.4 ms", look(Rows.with(moving).putAll(Map.of("accepted_p50_ms", "4.000"))));
        assertEquals("VALID", look(Rows.with(moving).putAll(Map.of("accepted_p50_ms", "5.000"))));
        assertEquals(
                "VALID",
                look(Rows.with(moving).putAll(Map.of("completed_p50_ms", "200.000", "accepted_p50_ms", "0.100"))));
    }

    @Test
    void chanceIsNoTrend() {
        assertEquals("VALID", look(Rows.with(Map.of("trend_ms_per_s", "0.500", "trend_p", "0.010"))));
    }

    @Test
    void onlyWhatShouldBeFlatIsJudged() {
        assertEquals(
                "VALID", look(Rows.with(Map.of("trend_ms_per_s", "5.000", "trend_p", "0.001", "regime", "unstable"))));
        assertEquals(
                "VALID",
                look(Rows.with(Map.of(
                        "trend_ms_per_s",
                        "5.000",
                        "trend_p",
                        "0.001",
                        "arrivals",
                        "step-1-9-after-5000ms-for-2000ms"))));
        assertEquals(
                "VALID",
                look(Rows.with(Map.of(
                        "trend_ms_per_s", "5.000", "trend_p", "0.001", "variant", "outage=fail-after-1ms-for-2ms"))));
    }

    @Test
    void findsNothingWhereNothingIsKnown() {
        assertEquals("VALID", look(new Row()));
        assertEquals("VALID", look(Rows.with("trend_ms_per_s", "")));
        assertEquals("VALID", look(Rows.with("trend_p", "")));
        assertEquals("VALID", look(Rows.with("measure_ms", "")));
    }

    private static String look(slowcall.result.Row row) {
        return Rows.look(new NotStationary(), row);
    }
}
