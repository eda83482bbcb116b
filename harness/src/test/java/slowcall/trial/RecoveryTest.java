package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoubleToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import slowcall.measure.Backlog;
import slowcall.plan.Arrivals;
import slowcall.plan.Awaits;
import slowcall.plan.Cell;
import slowcall.plan.Exchange;
import slowcall.plan.Outage;
import slowcall.plan.Position;
import slowcall.plan.Probing;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;
import slowcall.plan.ServiceThreads;
import slowcall.plan.Timing;
import slowcall.plan.TrialJvm;
import slowcall.plan.Users;
import slowcall.plan.Work;
import slowcall.validity.Regime;

/** Guards against a recovery that is seen too early, in passing or not at all, and against wrong arithmetic for it. */
class RecoveryTest {
    /** A start that is not 0: times are counted from it. */
    private static final long START = 1_000_000_000_000L;

    private static final Disturbance FROM_4_TO_6 = new Disturbance(Duration.ofSeconds(4), Duration.ofSeconds(6));
    private static final Arrivals STEP = new Arrivals.Step(400, 1000, Duration.ofSeconds(4), Duration.ofSeconds(2));
    private static final OptionalDouble CEILING = OptionalDouble.of(800);
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void goodputIsCountedUntilTheScheduleIsOverAndTheLastHasCompleted() {
        assertEquals(300, Recovery.goodput(4800, 16, 16.0));
        // One of them was lost at the end, which lengthens nothing.
        assertEquals(4799 / 16.2, Recovery.goodput(4799, 16, 16.2));
        assertEquals(400, Recovery.goodput(4800, 10, 12.0));
        assertEquals(0, Recovery.goodput(0, 16, Double.NaN));
        assertEquals(500, Recovery.goodput(1000, 0, 2.0));
        assertEquals(Double.NaN, Recovery.goodput(0, 0, Double.NaN));
    }

    @Test
    void recoversWhenTheBacklogIsBackAtItsLevelAndStaysThere() {
        // 80 in flight; 480 at the end of the step; 400 fewer each second.
        assertEquals(
                OptionalDouble.of(950),
                recovery(t -> t < 4 ? 80 : t < 6 ? 480 : Math.max(80, Math.round(480 - 400 * (t - 6)))));
    }

    @Test
    void whatIsOnlyPassedThroughIsNoRecovery() {
        // At its level for 400 ms from 6.5 s on, then up again until 8 s.
        assertEquals(OptionalDouble.of(2000), recovery(t -> t < 4 || t >= 8 || (t >= 6.5 && t < 6.9) ? 80 : 480));
    }

    @Test
    void aBacklogBelowItsLevelIsNotBackEither() {
        // Failed at once, so that nothing is in flight; then 400 more each second until there are 80 again.
        assertEquals(
                OptionalDouble.of(150),
                recovery(t -> t < 4 ? 80 : t < 6 ? 0 : Math.min(80, Math.round(400 * (t - 6)))));
    }

    @Test
    void isEmptyIfItNeverRecovers() {
        assertEquals(NONE, recovery(t -> t < 4 ? 80 : 480));
        assertEquals(NONE, recovery(t -> t < 4 || t > 9.8 ? 80 : 480));
    }

    @Test
    void isEmptyIfNothingIsKnownOfTheTimeBefore() {
        assertEquals(
                NONE,
                Recovery.millis(
                        new Disturbance(Duration.ofMillis(100), Duration.ofSeconds(6)), START, samples(t -> 80)));
    }

    private static OptionalDouble recovery(DoubleToLongFunction backlog) {
        return Recovery.millis(FROM_4_TO_6, START, samples(backlog));
    }

    /** Ten seconds, a sample every 50 ms. */
    private static List<Backlog.Sample> samples(DoubleToLongFunction backlog) {
        List<Backlog.Sample> samples = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long value = backlog.applyAsLong(i / 20.0);
            samples.add(new Backlog.Sample(START + i * 50_000_000L, value, value));
        }
        return samples;
    }

    @Test
    void aStepIsOverWhenWhatIsBeyondTheCeilingHasBeenServedAndAnswered() {
        // (1000 - 800) * 2 = 400 wait; 800 - 400 are to spare: 1 s, and 0.2 s for the last answers.
        assertEquals(1.2, predicted(cell(STEP, null, false), CEILING, 0), 1e-9);
    }

    @Test
    void aBoundedQueueRecoversSooner() {
        assertEquals(0.25 + 0.2, predicted(cell(STEP, null, false), CEILING, 100), 1e-9);
    }

    @Test
    void withoutACeilingNothingQueuesUp() {
        assertEquals(0.2, predicted(cell(STEP, null, false), NONE, 0), 1e-9);
        assertEquals(0.2, predicted(cell(STEP, null, false), OptionalDouble.of(1000), 0), 1e-9);
    }

    @Test
    void aCeilingWithNothingToSpareNeverRecovers() {
        assertEquals(Double.NaN, predicted(cell(STEP, null, false), OptionalDouble.of(400), 0));
    }

    @Test
    void callsThatHangFillTheCeilingAndTheRestWaits() {
        // 400 * 3 = 1200 arrive, 160 of them hang, 1040 wait: 2.6 s, and 0.2 s.
        assertEquals(2.8, predicted(cell(new Arrivals.Constant(400), hang(), false), CEILING, 0), 1e-9);
        assertEquals(0.25 + 0.2, predicted(cell(new Arrivals.Constant(400), hang(), false), CEILING, 100), 1e-9);
        assertEquals(0.2, predicted(cell(new Arrivals.Constant(400), hang(), false), NONE, 0), 1e-9);
    }

    @Test
    void callsThatFailAtOnceQueueNothingUp() {
        Outage fails = new Outage(Duration.ofSeconds(4), Duration.ofSeconds(3), Outage.Mode.FAIL);

        assertEquals(0.2, predicted(cell(new Arrivals.Constant(400), fails, false), CEILING, 0), 1e-9);
    }

    @Test
    void nothingIsPredictedWhereCancellationEmptiesTheQueue() {
        // The timeout is 2 s: what has waited for 3 s is gone.
        assertEquals(Double.NaN, predicted(cell(new Arrivals.Constant(400), hang(), true), CEILING, 0));
        // Nobody waits for longer than 400 / 800 s here.
        assertEquals(1.2, predicted(cell(STEP, null, true), CEILING, 0), 1e-9);
    }

    @Test
    void nothingIsPredictedWithoutAStepOrAnOutage() {
        assertEquals(Double.NaN, predicted(cell(new Arrivals.Constant(400), null, false), CEILING, 0));
        assertEquals(Double.NaN, predicted(cell(new Arrivals.Closed(4), hang(), false), CEILING, 0));
    }

    @Test
    void aStepAndAnOutageAreRecoveredFromTogether() {
        Cell both = cell(STEP, new Outage(Duration.ofSeconds(5), Duration.ofSeconds(3), Outage.Mode.HANG), false);

        assertEquals(Optional.of(new Disturbance(Duration.ofSeconds(4), Duration.ofSeconds(8))), Disturbance.of(both));
        assertEquals(Optional.empty(), Disturbance.of(cell(new Arrivals.Constant(400), null, false)));
    }

    @Test
    void anOutageIsTransientWhateverTheArrivals() {
        Cell steady = cell(new Arrivals.Constant(400), null, false);

        assertEquals(Regime.TRANSIENT, Regime.of(cell(new Arrivals.Constant(400), hang(), false), 0.2, List.of()));
        assertEquals(Regime.STABLE, Regime.of(steady, 0.2, List.of()));
    }

    private static double predicted(Cell cell, OptionalDouble ceiling, int bound) {
        return Disturbance.predictedSeconds(cell, 0.2, ceiling, bound).orElse(Double.NaN);
    }

    private static Outage hang() {
        return new Outage(Duration.ofSeconds(4), Duration.ofSeconds(3), Outage.Mode.HANG);
    }

    private static Cell cell(Arrivals arrivals, @Nullable Outage outage, boolean cancels) {
        return new Cell(
                "virtual-threads",
                new TreeMap<>(),
                Awaits.RESULT,
                new RequestShape.Single(),
                Users.USUAL,
                arrivals,
                new ServiceProfile.Fixed(200),
                Optional.ofNullable(outage),
                ServiceThreads.AUTO,
                Exchange.through("jdk"),
                0,
                Work.NONE,
                cancels,
                new Timing(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(2)),
                TrialJvm.of(512, "g1"),
                Probing.ALL,
                Position.NONE);
    }
}
