package slowcall.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.stats.Queueing;

/** Guards predictions and replays: against exact theory, and against each other. */
class QueueModelTest {
    private static Question question(String delay, double rate, boolean poisson) {
        return new Question(
                List.of(Arm.parse("fixed-pool")),
                List.of(rate),
                Delay.parse(delay),
                poisson,
                List.of(Objective.parse("p99=350ms")),
                OptionalInt.empty(),
                new Question.Effort(13, 2, Duration.ofSeconds(30), Duration.ofSeconds(17), Duration.ofSeconds(10), 1));
    }

    private static double p99(LongRun longRun, Point point) {
        return longRun.figure(point, 0, replayed -> replayed.quantileMillis(0.99));
    }

    private static Point pool(Question question, int size) {
        return new Point(question.arms().getFirst(), size, question.rate());
    }

    /** Of half a million requests the tail beyond the percentile is known to some per cent, and that of the wait less well than the sum. */
    @ParameterizedTest
    @CsvSource({"63", "66", "75"})
    void theLongRunAgreesWithTheExactTheoryOfEqualDelays(int size) {
        Question question = question("200ms", 300, true);
        double exact = 200 + 1000 * Queueing.fixed(size, 300, 0.2).quantile(0.99);

        assertEquals(exact, p99(new LongRun(question, 500_000), pool(question, size)), 0.04 * exact);
    }

    @ParameterizedTest
    @CsvSource({
        "200ms, 300, 63, 0.06",
        "200ms, 300, 70, 0.06",
        "lognormal-100ms-400ms, 200, 30, 0.12",
        "bimodal-20ms-500ms-0.1, 200, 20, 0.15"
    })
    void whatIsPredictedBeforehandIsNearTheLongRun(String delay, double rate, int size, double tolerance) {
        Question question = question(delay, rate, true);
        LongRun longRun = new LongRun(question, 500_000);
        double replayed = p99(longRun, pool(question, size));

        assertEquals(
                replayed,
                new QueueModel(question, longRun).predictedMillis(pool(question, size), 0.99),
                tolerance * replayed);
    }

    /** D/D/c: exactly rate × delay servers are enough, and one fewer are not. */
    @Test
    void equalGapsAndDelaysNeedExactlyTheirProduct() {
        Question question = question("200ms", 300, false);
        LongRun longRun = new LongRun(question, 20_000);
        QueueModel model = new QueueModel(question, longRun);

        assertEquals(200, model.predictedMillis(pool(question, 60), 0.99), 0.01);
        assertEquals(200, p99(longRun, pool(question, 60)), 0.01);
        assertEquals(Double.POSITIVE_INFINITY, model.predictedMillis(pool(question, 59), 0.99));
        assertEquals(Double.POSITIVE_INFINITY, p99(longRun, pool(question, 59)));
    }

    @Test
    void moreServersAreNeverWorse() {
        Question question = question("lognormal-100ms-900ms", 100, true);
        LongRun longRun = new LongRun(question, 50_000);
        double before = Double.POSITIVE_INFINITY;
        for (int size = 14; size < 40; size++) {
            double now = p99(longRun, pool(question, size));
            assertTrue(now <= before, "at " + size);
            before = now;
        }
    }

    @Test
    void betweenOverheadsThatAreReplayedFiguresLieOnALine() {
        Question question = question("200ms", 300, true);
        LongRun longRun = new LongRun(question, 100_000);
        Point point = pool(question, 65);
        double exact = new LongRun(question("200ms", 300, true), 100_000)
                .figure(point, 1.5, replayed -> replayed.quantileMillis(0.99));

        assertEquals(
                exact,
                (longRun.figure(point, 1.25, r -> r.quantileMillis(0.99))
                                + longRun.figure(point, 1.75, r -> r.quantileMillis(0.99)))
                        / 2,
                0.02 * exact);
        assertTrue(longRun.figure(point, 15.9, r -> r.quantileMillis(0.99)) < Double.POSITIVE_INFINITY);
        assertEquals(Double.POSITIVE_INFINITY, longRun.figure(point, 17, r -> r.quantileMillis(0.99)));
    }

    @Test
    void whatIsKeptOfALongReplayHasTheSameQuantiles() {
        long[] sorted = new long[100_000];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = i * 1000L;
        }
        Replayed whole = new Replayed(sorted, 0.75, 99_000_000);

        assertEquals(whole.quantileMillis(0.99), whole.thinned(20_000).quantileMillis(0.99), 0.005);
        assertEquals(whole.goodShare(), whole.thinned(20_000).goodShare(), 1e-4);
        assertEquals(0.25, whole.thinned(20_000).rejectedShare());
    }

    @Test
    void aDeadlineEndsLatenciesAndCountsAgainstGoodput() {
        Point one = new Point(Arm.parse("fixed-pool"), 1, 1);
        Replayed replayed = Replayed.of(
                new long[] {0, 0, 0, 0}, new long[] {4_000_000, 4_000_000, 4_000_000, 4_000_000}, one, 0, 10_000_000);

        assertEquals(10, replayed.quantileMillis(1));
        assertEquals(0.5, replayed.goodShare());
        assertEquals(8, replayed.meanMillis());
        assertEquals(0, replayed.rejectedShare());
    }
}
