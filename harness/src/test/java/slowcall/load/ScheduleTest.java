package slowcall.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import slowcall.plan.Arrivals;
import slowcall.plan.Exchange;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;

/** Guards against a load that is not the one the plan names, or that differs between strategies that are compared. */
class ScheduleTest {
    private static final RequestShape SINGLE = new RequestShape.Single();
    private static final ServiceProfile FIXED = new ServiceProfile.Fixed(200);
    private static final ServiceProfile VARYING = new ServiceProfile.LogNormal(150, 900);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aConstantRateStartsEveryRequestAtItsExactMultiple() {
        Schedule schedule = draw(new Arrivals.Constant(400), FIXED, Duration.ofSeconds(2), 1);

        assertEquals(800, schedule.size());
        for (int i = 0; i < 800; i++) {
            assertEquals(i * 2_500_000L, schedule.offsetNanos(i));
        }
        assertEquals(Duration.ofSeconds(2), schedule.length());
    }

    @Test
    void aConstantRateThatDoesNotDivideTheLengthStartsItsLastRequestWithinIt() {
        Schedule schedule = draw(new Arrivals.Constant(3), FIXED, Duration.ofMillis(1100), 1);

        // 0, 1/3, 2/3 and 1 s
        assertEquals(4, schedule.size());
        assertEquals(1_000_000_000L, schedule.offsetNanos(3));
    }

    @Test
    void aStepHasItsBasesRateBeforeAndAfterItsPeak() {
        var step = new Arrivals.Step(300, 900, Duration.ofSeconds(4), Duration.ofSeconds(3));
        Schedule schedule = draw(step, FIXED, Duration.ofSeconds(16), 1);

        assertEquals(4 * 300 + 3 * 900 + 9 * 300, schedule.size());
        assertEquals(3_996_666_666L, schedule.offsetNanos(1199));
        assertEquals(4_000_000_000L, schedule.offsetNanos(1200));
        assertEquals(4_001_111_111L, schedule.offsetNanos(1201));
        assertEquals(6_998_888_888L, schedule.offsetNanos(3899));
        assertEquals(7_000_000_000L, schedule.offsetNanos(3900));
        assertEquals(15_996_666_666L, schedule.offsetNanos(6599));
    }

    @Test
    void aStepIsCutOffWhereTheScheduleEnds() {
        var step = new Arrivals.Step(300, 900, Duration.ofSeconds(4), Duration.ofSeconds(3));

        assertEquals(4 * 300 + 900, draw(step, FIXED, Duration.ofSeconds(5), 1).size());
        assertEquals(3 * 300, draw(step, FIXED, Duration.ofSeconds(3), 1).size());
    }

    @Test
    void poissonArrivalsHaveTheirRateAndExponentialGaps() {
        Schedule schedule = draw(new Arrivals.Poisson(1000), FIXED, MINUTE, 42);

        // A Poisson number with mean 60,000 has standard deviation 245; four of them.
        assertEquals(60_000, schedule.size(), 980);
        double sum = 0;
        double squares = 0;
        long before = 0;
        for (int i = 0; i < schedule.size(); i++) {
            long offset = schedule.offsetNanos(i);
            assertTrue(offset >= before && offset < MINUTE.toNanos(), "request " + i + " at " + offset);
            double gap = (offset - before) / 1e6;
            sum += gap;
            squares += gap * gap;
            before = offset;
        }
        double mean = sum / schedule.size();
        double deviation = Math.sqrt(squares / schedule.size() - mean * mean);
        assertEquals(1.0, mean, 0.02);
        assertEquals(1.0, deviation / mean, 0.03, "an exponential distribution deviates by its mean");
    }

    @Test
    void theSameSeedGivesTheSameScheduleAndAnotherSeedAnotherOne() {
        Arrivals poisson = new Arrivals.Poisson(100);

        assertEquals(
                draw(poisson, VARYING, MINUTE, 7).sha256(),
                draw(poisson, VARYING, MINUTE, 7).sha256());
        assertNotEquals(
                draw(poisson, VARYING, MINUTE, 7).sha256(),
                draw(poisson, VARYING, MINUTE, 8).sha256());
        assertNotEquals(
                draw(poisson, FIXED, MINUTE, 7).sha256(),
                draw(poisson, FIXED, MINUTE, 8).sha256());
        assertTrue(draw(poisson, VARYING, MINUTE, 7).sha256().matches("[0-9a-f]{64}"));
    }

    @Test
    void theDigestCoversStartsAndDelays() {
        Arrivals constant = new Arrivals.Constant(100);

        assertNotEquals(
                draw(constant, FIXED, MINUTE, 7).sha256(),
                draw(constant, new ServiceProfile.Fixed(201), MINUTE, 7).sha256());
        assertNotEquals(
                draw(constant, FIXED, Duration.ofSeconds(2), 7).sha256(),
                draw(new Arrivals.Constant(200), FIXED, Duration.ofSeconds(1), 7)
                        .sha256());
    }

    @Test
    void arrivalsDoNotChangeTheDelays() {
        Schedule constant = draw(new Arrivals.Constant(100), VARYING, MINUTE, 7);
        Schedule poisson = draw(new Arrivals.Poisson(100), VARYING, MINUTE, 7);
        Schedule burst = draw(new Arrivals.Burst(500), VARYING, MINUTE, 7);
        Schedule closed = draw(new Arrivals.Closed(50), VARYING, MINUTE, 7);

        for (int i = 0; i < 500; i++) {
            assertArrayEquals(constant.delaysMillis(i), poisson.delaysMillis(i));
            assertArrayEquals(constant.delaysMillis(i), burst.delaysMillis(i));
            assertArrayEquals(constant.delaysMillis(i), closed.delaysMillis(i));
        }
    }

    @Test
    void aBurstWantsEverythingAtOnceAndTakesNoTime() {
        Schedule schedule = draw(new Arrivals.Burst(3), FIXED, MINUTE, 1);

        assertEquals(3, schedule.size());
        assertEquals(0, schedule.offsetNanos(0));
        assertEquals(0, schedule.offsetNanos(2));
        assertEquals(Duration.ZERO, schedule.length());
        assertFalse(schedule.isClosed());
    }

    @Test
    void aClosedLoopDrawsMoreThanItsCallersCanMake() {
        Schedule schedule = draw(new Arrivals.Closed(10), FIXED, MINUTE, 1);

        assertTrue(schedule.isClosed());
        // 10 callers × 60 s / 0.2 s = 3,000
        assertTrue(schedule.size() > 3_000 && schedule.size() < 15_000, schedule.size() + " drawn");
    }

    @Test
    void anOpenLoopThatDrawsNothingIsNotClosed() {
        // In 100 ms at one request in 1,000 s, seed 1 has none.
        Schedule schedule = draw(new Arrivals.Poisson(0.001), FIXED, Duration.ofMillis(100), 1);

        assertEquals(0, schedule.size());
        assertFalse(schedule.isClosed());
        assertEquals(0, schedule.longestCriticalPathNanos(SINGLE));
    }

    @Test
    void everyCallOfARequestDrawsItsOwnDelay() {
        RequestShape chain = new RequestShape.Chain(3);
        Schedule schedule = Schedule.draw(new Arrivals.Constant(100), chain, VARYING, MINUTE, 7);

        assertEquals(3, schedule.delaysMillis(0).length);
        assertNotEquals(schedule.delaysMillis(0)[0], schedule.delaysMillis(0)[1]);
    }

    @Test
    void theLongestCriticalPathIsTheDelayTheChainsSumAndTheFanOutsLongest() {
        Arrivals constant = new Arrivals.Constant(100);
        RequestShape chain = new RequestShape.Chain(3);
        RequestShape fanOut = new RequestShape.FanOut(3);
        ServiceProfile bimodal = new ServiceProfile.Bimodal(10, 1000, 0.5);

        assertEquals(200_000_000, draw(constant, FIXED, MINUTE, 1).longestCriticalPathNanos(SINGLE));
        assertEquals(
                600_000_000, Schedule.draw(constant, chain, FIXED, MINUTE, 1).longestCriticalPathNanos(chain));
        assertEquals(
                200_000_000, Schedule.draw(constant, fanOut, FIXED, MINUTE, 1).longestCriticalPathNanos(fanOut));
        // One in eight of 6,000 chains draws three slow calls.
        assertEquals(
                3_000_000_000L,
                Schedule.draw(constant, chain, bimodal, MINUTE, 1).longestCriticalPathNanos(chain));
    }

    @Test
    void callersOfAClosedLoopBeginSpreadOverAMeanTurn() {
        RequestShape chain = new RequestShape.Chain(3);
        Schedule single = draw(new Arrivals.Closed(4), FIXED, MINUTE, 1);
        Schedule chained = Schedule.draw(new Arrivals.Closed(4), chain, FIXED, MINUTE, 1);

        assertEquals(0, single.offsetNanos(0));
        assertEquals(50_000_000, single.offsetNanos(1));
        assertEquals(150_000_000, single.offsetNanos(3));
        assertEquals(450_000_000, chained.offsetNanos(3));
    }

    @Test
    void countsWhatIsDueByATime() {
        Schedule schedule = draw(new Arrivals.Constant(10), FIXED, Duration.ofSeconds(1), 1);

        assertEquals(0, schedule.dueBy(-1));
        assertEquals(1, schedule.dueBy(0));
        assertEquals(1, schedule.dueBy(99_999_999));
        assertEquals(2, schedule.dueBy(100_000_000));
        assertEquals(10, schedule.dueBy(Long.MAX_VALUE));
        assertEquals(3, draw(new Arrivals.Burst(3), FIXED, MINUTE, 1).dueBy(0));
        assertEquals(0, draw(new Arrivals.Closed(3), FIXED, MINUTE, 1).dueBy(Long.MAX_VALUE));
    }

    private static Schedule draw(Arrivals arrivals, ServiceProfile profile, Duration length, long seed) {
        return Schedule.draw(arrivals, SINGLE, profile, length, seed);
    }

    @Test
    void theRequestsOfAHoldAllEndTogether() {
        Schedule schedule =
                Schedule.hold(new Arrivals.Hold(1000), Exchange.through("jdk"), new ServiceProfile.Fixed(8000), 1);

        assertEquals(1000, schedule.size());
        assertEquals(499_500_000L, schedule.offsetNanos(999));
        assertEquals(Duration.ofNanos(499_500_000L), schedule.length());
        for (int i = 0; i < 1000; i++) {
            double end = schedule.offsetNanos(i) / 1e6 + schedule.delaysMillis(i)[0];
            // Delays are whole milliseconds.
            assertEquals(8499.5, end, 0.5, "request " + i);
        }
    }

    @Test
    void aHoldThatStaysInsideTheJvmIsOfferedFaster() {
        Schedule schedule = Schedule.hold(
                new Arrivals.Hold(1_000_000), Exchange.through("sleep"), new ServiceProfile.Fixed(30_000), 1);

        assertEquals(1_000_000, schedule.size());
        assertEquals(9.99999, schedule.length().toNanos() / 1e9, 1e-6);
        assertEquals(40_000, schedule.delaysMillis(0)[0]);
        assertEquals(30_000, schedule.delaysMillis(999_999)[0]);
    }
}
