package slowcall.selfcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.compare.FalsePositives;
import slowcall.compare.Power;
import slowcall.measure.Counts;
import slowcall.measure.Track;
import slowcall.result.Column;
import slowcall.result.Row;

/** Guards against self-checks that cannot fail: each is given what it should see, and then what it should not. */
class JudgingTest {
    private static long failures(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.verdict() == Answer.Verdict.FAIL)
                .count();
    }

    private static Counts counts(long offered, long ok, long timeouts, long unfinished, long defects) {
        return new Counts(offered, ok, 0, timeouts, 0, unfinished, 0, defects, 0, 0, "");
    }

    @Test
    void littlesLawHoldsWithinAPerCent() {
        // 11,000 requests of 20 ms in 11 s: 20 at once.
        assertEquals(0, failures(LittleCheck.judge(11_000, 11, 20, 20.19, 0.1)));
        assertEquals(1, failures(LittleCheck.judge(11_000, 11, 20, 20.21, 0.1)));
        assertEquals(1, failures(LittleCheck.judge(11_000, 11, 20, Double.NaN, 0.1)));
        assertEquals(1, failures(LittleCheck.judge(11_000, 11, 20, 20, 1.1)));
    }

    @Test
    void aStallIsInTheLatencyOfEveryRequestThatItKeptWaiting() {
        assertEquals(0, failures(StallCheck.judge(10_000, 5_001, 8_010, 9_790, 10_000, 1.2)));
        assertEquals(1, failures(StallCheck.judge(10_000, 5_001, 8_010, 9_590, 10_000, 1.2)));
    }

    @Test
    void coordinatedOmissionFailsWhereverItShows() {
        assertEquals(4, failures(StallCheck.judge(10_000, 1, 1, 1, 5_000, 1.2)));
        // A control that sees the stall controls nothing.
        assertEquals(1, failures(StallCheck.judge(10_000, 5_000, 8_000, 9_800, 10_000, 9_800)));
    }

    @Test
    void aRecorderMustCountEachDurationOnce() {
        long[] nanos = new long[2000];
        Histogram histogram = new Histogram(1, Track.HIGHEST_MICROS, 3);
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (i + 1) * 1_000_000L;
            histogram.recordValue((i + 1) * 1000L);
        }
        assertEquals(0, failures(RecorderCheck.judge(nanos, histogram, 0)));
        assertEquals(1, failures(RecorderCheck.judge(nanos, histogram, 3)));

        histogram.recordValue(1);
        assertEquals(1, failures(RecorderCheck.judge(nanos, histogram, 0)));

        Histogram coarse = new Histogram(1, Track.HIGHEST_MICROS, 1);
        coarse.add(histogram);
        assertEquals(5, failures(RecorderCheck.judge(nanos, coarse, 0)));
    }

    @Test
    void aSeedMustDrawWhatItDrewElsewhere() {
        String pinned = SeedCheck.PINNED;
        assertEquals(0, failures(SeedCheck.judge(pinned, pinned, "0123456789abcdef")));
        assertEquals(1, failures(SeedCheck.judge(pinned, pinned, pinned)));
        assertEquals(1, failures(SeedCheck.judge("0123456789abcdef", "0123456789abcdef", pinned)));
        assertEquals(2, failures(SeedCheck.judge("0123456789abcdef", pinned, "fedcba9876543210")));
    }

    @Test
    void lostRequestsMustBeTimeouts() {
        assertEquals(0, failures(LostRequestCheck.judge(200, counts(200, 196, 4, 0, 0), "VALID")));
        assertEquals(1, failures(LostRequestCheck.judge(200, counts(200, 196, 0, 4, 0), "VALID")));
        assertEquals(
                3,
                failures(LostRequestCheck.judge(200, counts(200, 196, 3, 0, 0), "conservation:offered 200 INVALID")));
    }

    @Test
    void secondEndsMustMakeARowInvalid() {
        assertEquals(
                0,
                failures(DoubleEndCheck.judge(
                        200, counts(200, 200, 0, 0, 10), "ended-twice:second ends 10 > 0 INVALID")));
        assertEquals(3, failures(DoubleEndCheck.judge(200, counts(200, 200, 0, 0, 0), "VALID")));
    }

    @Test
    void droppedEndsMustBreakTheConservation() {
        assertEquals(
                0,
                failures(DroppedEndsCheck.judge(
                        counts(1000, 990, 0, 0, 0), "conservation:offered 1000 but 990 accounted for INVALID")));
        assertEquals(4, failures(DroppedEndsCheck.judge(counts(1000, 1000, 0, 1, 0), "VALID")));
    }

    @Test
    void theLedgerMustTellWhatTheStrategyHides() {
        Row sound = new Row();
        Row faulty = new Row().put(Column.of("ledger_lost", ""), 1).put(Column.of("ledger_duplicated", ""), 1);
        String verdict = "ledger:lost 1, duplicated 1 INVALID";
        assertEquals(0, failures(LedgerCheck.judge(sound, "VALID", faulty, verdict)));
        assertEquals(4, failures(LedgerCheck.judge(sound, "VALID", sound, "VALID")));
        assertEquals(3, failures(LedgerCheck.judge(faulty, verdict, faulty, verdict)));
    }

    @Test
    void anAddedDelayMustBeSeenForWhatItIs() {
        assertEquals(0, failures(AddedDelayCheck.judge(new double[] {5.1, 5.0, 5.2, 4.9})));
        assertEquals(1, failures(AddedDelayCheck.judge(new double[] {2.1, 2.0, 2.2, 1.9})));
        assertEquals(2, failures(AddedDelayCheck.judge(new double[] {0.1, -0.1, 0.2, -0.2})));
        // On average right, but nothing that could be told from chance.
        assertEquals(1, failures(AddedDelayCheck.judge(new double[] {20, -10, 5, 5})));
    }

    @Test
    void aSlowdownMustBeSeenInExcessAndCapacity() {
        double[] rises = {2.0, 2.1, 1.9};
        double[] ratios = {0.909, 0.910, 0.908};
        assertEquals(0, failures(SlowdownCheck.judge(rises, ratios)));
        assertEquals(2, failures(SlowdownCheck.judge(rises, new double[] {1, 1.01, 0.99})));
        assertEquals(2, failures(SlowdownCheck.judge(new double[] {0, 0.1, -0.1}, ratios)));
    }

    @Test
    void onlyTheSaturatedServiceMustBeFlagged() {
        String flagged = "service-saturated:excess p50 500 ms INVALID";
        assertEquals(0, failures(SaturatedServiceCheck.judge(flagged, "VALID")));
        assertEquals(1, failures(SaturatedServiceCheck.judge("VALID", "VALID")));
        assertEquals(1, failures(SaturatedServiceCheck.judge(flagged, flagged)));
    }

    @Test
    void numbersHaveFourDigits() {
        assertEquals("0.0008910", Answer.number(0.000891));
        assertEquals("1.251", Answer.number(1.25123));
        assertEquals("123.5", Answer.number(123.456));
        assertEquals("12346", Answer.number(12345.6));
        assertEquals("280", Answer.number(280));
        assertEquals("unknown", Answer.number(Double.NaN));
    }

    @Test
    void aComparisonMayErrNeitherMoreOftenNorLessThanItsTestSays() {
        assertEquals(0, failures(FalsePositivesCheck.judge(List.of(rate(43)), List.of(rate(2)))));
        assertEquals(1, failures(FalsePositivesCheck.judge(List.of(rate(70)), List.of())));
        assertEquals(1, failures(FalsePositivesCheck.judge(List.of(rate(9)), List.of())));
        assertEquals(1, failures(FalsePositivesCheck.judge(List.of(), List.of(rate(70)))));
    }

    private static FalsePositives.Rate rate(int rejected) {
        return new FalsePositives.Rate("normal", "Mann-Whitney", 10, 1000, rejected, .0433);
    }

    @Test
    void aComparisonMustFindWhatIsThere() {
        assertEquals(0, failures(PowerCheck.judge(new Power.Found(.1, 10, 2000, .98, .88, .975))));
        assertEquals(1, failures(PowerCheck.judge(new Power.Found(.1, 10, 2000, .9, .8, .975))));
        assertEquals(1, failures(PowerCheck.judge(new Power.Found(.1, 10, 2000, .98, .99, .975))));
        assertEquals(0, failures(PowerCheck.judge(51, .001, .79)));
        assertEquals(2, failures(PowerCheck.judge(51, .3, .5)));
    }
}
