package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slowcall.measure.Trace;

/** Guards against a warm-up that stops before the load is stationary, and against one that can never stop. */
class SettledTest {
    private final List<Trace.Second> seconds = new ArrayList<>();

    /** Before what a test is about: busy seconds, until the compiler has met everything. */
    @BeforeEach
    void offerEnough() {
        for (int i = 0; i < 12; i++) {
            second(500, 9.0, 600);
        }
    }

    @Test
    void quietBeforeTheCompilerHasMetAllCodeIsNotStationary() {
        seconds.clear();
        for (int i = 0; i < 11; i++) {
            second(500, 0.7, 0);
            assertFalse(Settled.isStationary(seconds), i + " s");
        }
        second(500, 0.7, 0);
        assertTrue(Settled.isStationary(seconds));
    }

    @Test
    void atALowRateAQuarterOfAMinuteIsEnough() {
        seconds.clear();
        for (int i = 0; i < 14; i++) {
            second(25, 0.7, 0);
            assertFalse(Settled.isStationary(seconds), i + " s");
        }
        second(25, 0.7, 0);
        assertTrue(Settled.isStationary(seconds));
    }

    @Test
    void threeQuietSecondsWithMediansTogetherAreStationary() {
        second(400, 0.70, 30);
        second(400, 0.75, 20);
        assertFalse(Settled.isStationary(seconds));
        second(400, 0.72, 0);

        assertTrue(Settled.isStationary(seconds));
    }

    @Test
    void onlyTheLastThreeCount() {
        second(400, 9.0, 600);
        second(400, 0.70, 30);
        second(400, 0.75, 20);
        second(400, 0.72, 0);

        assertTrue(Settled.isStationary(seconds));
    }

    @Test
    void aBusyCompilerIsNotStationary() {
        second(400, 0.70, 30);
        second(400, 0.70, 101);
        second(400, 0.70, 30);

        assertFalse(Settled.isStationary(seconds));
    }

    @Test
    void mediansThatStillFallAreNotStationary() {
        second(400, 2.0, 0);
        second(400, 1.5, 0);
        second(400, 1.2, 0);

        assertFalse(Settled.isStationary(seconds));
    }

    @Test
    void aFifthOfALargeMedianIsTogether() {
        second(400, 100, 0);
        second(400, 110, 0);
        second(400, 120, 0);

        assertTrue(Settled.isStationary(seconds));
    }

    @Test
    void secondsBeforeTheFirstAnswerDoNotCount() {
        seconds.clear();
        for (int i = 0; i < 20; i++) {
            Trace.Quantiles none = new Trace.Quantiles(0, Double.NaN, Double.NaN);
            seconds.add(new Trace.Second(i + 1, 1000, 400, 0, none, none, 80, 200, 0));
        }
        second(400, 0.7, 0);

        assertFalse(Settled.isStationary(seconds));
    }

    @Test
    void withFewRequestsTheCompilerAloneDecides() {
        second(2, 0.7, 0);
        second(0, Double.NaN, 0);
        second(2, 9.0, 0);

        assertTrue(Settled.isStationary(seconds));
    }

    @Test
    void whereDelaysAreUnknownWholeLatenciesHaveToLieTogether() {
        withoutExcess(200);
        withoutExcess(300);
        withoutExcess(200);
        assertFalse(Settled.isStationary(seconds));
        withoutExcess(210);
        withoutExcess(190);

        assertTrue(Settled.isStationary(seconds));
    }

    private void withoutExcess(double medianMillis) {
        Trace.Quantiles completed = new Trace.Quantiles(400, medianMillis, medianMillis);
        Trace.Quantiles none = new Trace.Quantiles(0, Double.NaN, Double.NaN);
        seconds.add(new Trace.Second(seconds.size() + 1, 1000, 400, 400, completed, none, 80, 200, 0));
    }

    @Test
    void anUnknownCompilerIsBelievedToBeQuiet() {
        assertTrue(Settled.isQuiet(Double.NaN, 1000));
        assertTrue(Settled.isQuiet(100, 1000));
        assertFalse(Settled.isQuiet(101, 1000));
    }

    @Test
    void aBacklogThatGrowsIsNotStationaryHoweverLongItsLatencies() {
        for (int i = 0; i < 3; i++) {
            second(50, 8000 + 750 * i, 0, 1600 + 150 * i);
        }

        assertFalse(Settled.isStationary(seconds));
    }

    private void second(long ended, double medianMillis, double jitMillis) {
        second(ended, medianMillis, jitMillis, 80);
    }

    private void second(long ended, double medianMillis, double jitMillis, long inFlight) {
        Trace.Quantiles quantiles = new Trace.Quantiles(ended, medianMillis, medianMillis);
        seconds.add(new Trace.Second(
                seconds.size() + 1, 1000, ended, ended, quantiles, quantiles, inFlight, 200, jitMillis));
    }
}
