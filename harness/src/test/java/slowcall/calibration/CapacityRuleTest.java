package slowcall.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/** Guards against a capacity that the service did not have: every row's headroom is read off it. */
class CapacityRuleTest {
    private static final Row FULL_SPEED =
            new Row().put(CalibrationColumns.ACHIEVED_RPS, 1000.0).put(CalibrationColumns.SERVICE_CPU_CORES, 1.25);

    /** A step that offered 500/s. */
    private static Row step(double achieved, double excessP99) {
        return step(500, achieved, excessP99);
    }

    private static Row step(double offered, double achieved, double excessP99) {
        return new Row()
                .put(CalibrationColumns.OFFERED_RPS, offered)
                .put(CalibrationColumns.ACHIEVED_RPS, achieved)
                .put(CalibrationColumns.ERRORS, 0)
                .put(CalibrationColumns.P99_MS, excessP99)
                .put(CalibrationColumns.MAX_MS, 100 * excessP99);
    }

    private static ServiceCapacity capacity(Row... steps) {
        List<Row> judged = Stream.of(steps)
                .map(step -> step.put(CalibrationColumns.KEEPS_UP, CapacityRule.keepsUp(step) ? "yes" : "no"))
                .toList();
        return CapacityRule.of(FULL_SPEED, judged);
    }

    @Test
    void keepsUpWithinTwoPercentAndFiveMilliseconds() {
        assertTrue(CapacityRule.keepsUp(step(490, 5)));
        assertFalse(CapacityRule.keepsUp(step(489.9, 5)));
        assertFalse(CapacityRule.keepsUp(step(490, 5.001)));
    }

    @Test
    void doesNotKeepUpIfACallFails() {
        assertFalse(CapacityRule.keepsUp(step(500, 1).put(CalibrationColumns.ERRORS, 1)));
    }

    @Test
    void ofTooFewCallsForAP99EachMustBeInTime() {
        Row few = new Row()
                .put(CalibrationColumns.OFFERED_RPS, 500.0)
                .put(CalibrationColumns.ACHIEVED_RPS, 500.0)
                .put(CalibrationColumns.ERRORS, 0);

        assertFalse(CapacityRule.keepsUp(few));
        assertTrue(CapacityRule.keepsUp(few.put(CalibrationColumns.MAX_MS, 5.0)));
        assertFalse(CapacityRule.keepsUp(few.put(CalibrationColumns.MAX_MS, 5.1)));
    }

    @Test
    void isTheHighestRateWhereTheServiceKeepsUpWithAll() {
        ServiceCapacity capacity = capacity(step(100, 100, 1), step(500, 500, 1), step(850, 850, 2));

        assertEquals(new ServiceCapacity(OptionalDouble.of(850), 1.25), capacity);
    }

    @Test
    void isTheLastBeforeItFallsBehind() {
        assertEquals(
                OptionalDouble.of(500),
                capacity(step(100, 100, 1), step(500, 499, 3), step(700, 690, 20), step(850, 600, 300))
                        .rps());
    }

    @Test
    void aPauseAtALowRateDoesNotEndTheCurve() {
        assertEquals(
                OptionalDouble.of(500),
                capacity(step(100, 100, 30), step(500, 499, 3), step(700, 600, 200))
                        .rps());
    }

    @Test
    void isUnknownWhereACompilerWasStillBusy() {
        Row clientCompiles = new Row()
                .put(CalibrationColumns.SERVICE_CPU_CORES, 1.25)
                .put(CalibrationColumns.CLIENT_JIT_CORES, .101);
        Row serviceCompiles = new Row()
                .put(CalibrationColumns.SERVICE_CPU_CORES, 1.25)
                .put(CalibrationColumns.SERVICE_JIT_CORES, .101);
        Row quiet = new Row()
                .put(CalibrationColumns.SERVICE_CPU_CORES, 1.25)
                .put(CalibrationColumns.CLIENT_JIT_CORES, .1)
                .put(CalibrationColumns.SERVICE_JIT_CORES, .1);
        List<Row> rates = List.of(step(500, 500, 1).put(CalibrationColumns.KEEPS_UP, "yes"));

        assertEquals(ServiceCapacity.UNKNOWN, CapacityRule.of(clientCompiles, rates));
        assertEquals(ServiceCapacity.UNKNOWN, CapacityRule.of(serviceCompiles, rates));
        assertEquals(1.25, CapacityRule.of(quiet, rates).cores());
    }

    @Test
    void isUnknownWhereItKeepsUpWithNone() {
        ServiceCapacity capacity = capacity(step(100, 90, 1), step(500, 400, 80));

        assertEquals(new ServiceCapacity(OptionalDouble.empty(), 1.25), capacity);
    }
}
