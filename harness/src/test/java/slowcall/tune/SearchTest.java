package slowcall.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.result.Row;
import slowcall.stats.Queueing;

/** Guards the search: against queues whose answer theory knows. */
class SearchTest {
    private static final int LONG_RUN = 100_000;

    private static Question question(String delay, double rate, OptionalInt size, long seed, String... objectives) {
        return new Question(
                List.of(Arm.parse("fixed-pool")),
                List.of(rate),
                Delay.parse(delay),
                true,
                Arrays.stream(objectives).map(Objective::parse).toList(),
                size,
                new Question.Effort(
                        8, 2, Duration.ofSeconds(30), Duration.ofSeconds(17), Duration.ofSeconds(10), seed));
    }

    private static Question question(long seed) {
        return question("200ms", 300, OptionalInt.empty(), seed, "p99=350ms");
    }

    private static Answer answer(Question question, LongRun longRun, Probe probe) throws Exception {
        return new Search(question, new QueueModel(question, longRun), probe)
                .run()
                .answers()
                .getFirst();
    }

    /** The smallest c with D + the wait's p99 within the limit, by Crommelin's and Franx's exact formulas. */
    private static int theoreticalSize(double rate, double delaySeconds, double limitSeconds) {
        // From above: the exact solution takes long where nearly all servers are taken.
        int size = (int) (1.2 * rate * delaySeconds);
        while (delaySeconds + Queueing.fixed(size - 1, rate, delaySeconds).quantile(0.99) <= limitSeconds) {
            size--;
        }
        return size;
    }

    @Test
    void findsTheTheoreticalSizeOfAFixedServiceWithinFivePercent() throws Exception {
        int theory = theoreticalSize(300, 0.2, 0.35);
        LongRun longRun = new LongRun(question(0), LONG_RUN);
        List<String> found = new ArrayList<>();
        int close = 0;
        int contained = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Question question = question(seed * 1000);
            Answer answer = answer(question, longRun, new QueueProbe(question));
            int size = answer.chosen().orElseThrow().size();
            close += Math.abs(size - theory) <= 0.05 * theory && answer.confirmed() == Meets.YES ? 1 : 0;
            contained += answer.first().size() <= theory && theory <= size ? 1 : 0;
            found.add(answer.first().size() + "-" + size + " " + answer.confirmed());
        }

        assertTrue(close >= 19, theory + " by theory, found " + found);
        assertTrue(contained >= 18, theory + " by theory, found " + found);
    }

    /** What chance does to the schedules cannot be told from them: the search becomes less sure, and confirms nothing that is too small. */
    @Test
    void withSchedulesThatItDoesNotKnowItBecomesLessSureAndNotWrong() throws Exception {
        int theory = theoreticalSize(300, 0.2, 0.35);
        LongRun longRun = new LongRun(question(0), LONG_RUN);
        List<String> found = new ArrayList<>();
        int tooSmall = 0;
        int confirmed = 0;
        for (long seed = 1; seed <= 20; seed++) {
            Question question = question(seed * 1000);
            Answer answer = answer(question, longRun, new QueueProbe(question, 0, QueueProbe.Hidden.SCHEDULES));
            int size = answer.chosen().map(Point::size).orElse(0);
            found.add(answer.first().size() + "-" + size + " " + answer.confirmed());
            confirmed += answer.confirmed() == Meets.YES ? 1 : 0;
            tooSmall += answer.confirmed() == Meets.YES && size < 0.95 * theory ? 1 : 0;
        }

        assertTrue(tooSmall <= 1, theory + " by theory, found " + found);
        assertTrue(confirmed >= 5 && confirmed < 20, theory + " by theory, found " + found);
    }

    @Test
    void withATargetsDelaysThatItDoesNotKnowItIsNotWrongEither() throws Exception {
        Question base = question("lognormal-100ms-400ms", 200, OptionalInt.empty(), 0, "p99=600ms");
        LongRun longRun = new LongRun(base, LONG_RUN);
        Objective asked = base.objectives().getFirst();
        int truth = 1;
        while (!asked.isMetBy(longRun.figure(new Point(base.arms().getFirst(), truth, 200), 0, asked::replayed), 200)) {
            truth++;
        }
        List<String> found = new ArrayList<>();
        int tooSmall = 0;
        int confirmed = 0;
        for (long seed = 1; seed <= 10; seed++) {
            Question question = question("lognormal-100ms-400ms", 200, OptionalInt.empty(), seed * 1000, "p99=600ms");
            Answer answer = answer(question, longRun, new QueueProbe(question, 0, QueueProbe.Hidden.DELAYS));
            int size = answer.chosen().map(Point::size).orElse(0);
            found.add(answer.first().size() + "-" + size + " " + answer.confirmed());
            confirmed += answer.confirmed() == Meets.YES ? 1 : 0;
            tooSmall += answer.confirmed() == Meets.YES && size < 0.95 * truth ? 1 : 0;
        }

        assertTrue(tooSmall <= 1, truth + " in the long run, found " + found);
        assertTrue(confirmed >= 5, truth + " in the long run, found " + found);
    }

    /** Two milliseconds more for each call are 0.6 requests more at once. */
    @Test
    void anOverheadThatHoldsThreadsIsFoundAndPaidFor() throws Exception {
        Question question = question(5);
        Outcome outcome = new Search(
                        question,
                        new QueueModel(question, new LongRun(question, LONG_RUN)),
                        new QueueProbe(question, 2, QueueProbe.Hidden.NOTHING))
                .run();
        var overhead = outcome.evidence().overhead(question.arms().getFirst());

        assertEquals(2.3, overhead.value(), 1.0);
        assertTrue(overhead.low() < 2.3 && 2.3 < overhead.high(), overhead::toString);
        int theory = theoreticalSize(300, 0.202, 0.35);
        assertEquals(theory, outcome.answers().getFirst().chosen().orElseThrow().size(), 0.05 * theory);
    }

    @ParameterizedTest
    @CsvSource({
        "lognormal-100ms-400ms, 200, p99=600ms",
        "bimodal-20ms-500ms-0.1, 100, p85=100ms",
        "20ms, 100, p99=40ms",
        "200ms, 300, goodput>=99%",
    })
    void whatItAnswersMeetsTheObjectiveInTheLongRunAndLittleLessDoesNot(String delay, double rate, String objective)
            throws Exception {
        Question question = question(delay, rate, OptionalInt.empty(), 11, objective);
        LongRun longRun = new LongRun(question, LONG_RUN);
        Answer answer = answer(question, longRun, new QueueProbe(question));
        Point chosen = answer.chosen().orElseThrow();
        int less = (int) Math.floor(chosen.size() * 0.93) - 1;
        Objective asked = question.objectives().getFirst();

        assertEquals(Meets.YES, answer.confirmed());
        assertTrue(asked.isMetBy(longRun.figure(chosen, 0, asked::replayed), rate), chosen::toString);
        assertFalse(
                asked.isMetBy(
                        longRun.figure(new Point(answer.arm(), Math.max(1, less), rate), 0, asked::replayed), rate),
                chosen::toString);
    }

    @Test
    void aShortQueueIsTheObjectiveOfRejections() throws Exception {
        Question base = question("100ms", 100, OptionalInt.empty(), 3, "rejection<=1%");
        Question question = new Question(
                List.of(Arm.parse("fixed-pool(queue_bound=1)")),
                base.rates(),
                base.delay(),
                true,
                base.asked(),
                base.size(),
                base.effort());
        LongRun longRun = new LongRun(question, LONG_RUN);
        Answer answer = answer(question, longRun, new QueueProbe(question));

        // Erlang's B for 10 Erlang and 18 servers is .0071, for 17 it is .0129; a place to wait in is worth about one
        // of them.
        assertEquals(Meets.YES, answer.confirmed());
        assertEquals(17, answer.chosen().orElseThrow().size(), 1);
    }

    @Test
    void theHighestRateOfASizeIsThatAtWhichTheorySaysSo() throws Exception {
        Question question = question("200ms", 300, OptionalInt.of(63), 7, "p99=350ms");
        Answer answer = answer(question, new LongRun(question, LONG_RUN), new QueueProbe(question));
        double rate = answer.chosen().orElseThrow().rate();

        assertEquals(Meets.YES, answer.confirmed());
        assertTrue(0.2 + Queueing.fixed(63, rate / 1.03, 0.2).quantile(0.99) <= 0.35, () -> rate + "/s");
        assertTrue(rate >= 290 && rate <= 306, () -> rate + "/s");
    }

    @Test
    void whereTheDelayAloneIsTooLongNothingIsMeasured() throws Exception {
        Probe never = (purpose, points, blocks, seed) -> {
            throw new AssertionError("must not measure");
        };

        assertEquals(
                "nothing can meet p99 ≤ 350 ms: the dependency's own p99 is 400 ms; it has to be faster, or the objective above that;"
                        + " nothing was measured",
                Tuning.answer(question("400ms", 300, OptionalInt.empty(), 7, "p99=350ms"), never)
                        .sentence());
        assertEquals(
                "nothing can meet goodput ≥ 310/s: no more than the 300/s that are offered can be completed; nothing was measured",
                Tuning.answer(question("200ms", 300, OptionalInt.empty(), 7, "goodput>=310"), never)
                        .sentence());
    }

    @Test
    void sweepsAroundTheFirstGuessRefinesBetweenAndConfirms() throws Exception {
        Question question = question(1);
        QueueProbe probe = new QueueProbe(question);
        answer(question, new LongRun(question, LONG_RUN), probe);

        assertEquals(
                "sweep [fixed-pool 48, fixed-pool 63, fixed-pool 82]",
                probe.rounds().getFirst());
        assertTrue(probe.rounds().getLast().startsWith("confirm [fixed-pool 6"), probe.rounds()::toString);
        assertTrue(probe.rounds().getLast().endsWith("× 2"), probe.rounds()::toString);
    }

    private static Question with(Question base, int trials, String... strategies) {
        return new Question(
                Stream.of(strategies).map(Arm::parse).toList(),
                base.rates(),
                base.delay(),
                true,
                base.asked(),
                base.size(),
                new Question.Effort(
                        trials, 2, Duration.ofSeconds(30), Duration.ofSeconds(17), Duration.ofSeconds(10), 1));
    }

    /** Only the first strategy is swept: that is what the usual ten trials have room for. */
    @Test
    void theOthersBeginWhereTheFirstPointsTo() throws Exception {
        Question question = with(question(1), 10, "fixed-pool", "virtual-threads-limited", "virtual-threads");
        QueueProbe probe = new QueueProbe(question);
        Outcome outcome = new Search(question, new QueueModel(question, new LongRun(question, LONG_RUN)), probe).run();
        int theory = theoreticalSize(300, 0.2, 0.35);

        assertEquals(
                "sweep [fixed-pool 48, fixed-pool 63, fixed-pool 82, virtual-threads]",
                probe.rounds().getFirst());
        assertTrue(probe.rounds().get(1).startsWith("refine [virtual-threads-limited 6"), probe.rounds()::toString);
        assertEquals(2, outcome.answers().size());
        for (Answer answer : outcome.answers()) {
            assertEquals(Meets.YES, answer.confirmed(), probe.rounds()::toString);
            assertEquals(theory, answer.chosen().orElseThrow().size(), 0.05 * theory);
        }
        assertTrue(outcome.measurements().size() <= 10, probe.rounds()::toString);
    }

    private static Measurement invalid(Measurement measurement) {
        Row row = new Row().putAll(measurement.row().values()).putAll(Map.of("verdict", "INVALID"));
        return new Measurement(measurement.point(), measurement.seed(), row, measurement.completed());
    }

    /** The rounds of a search whose first confirmations cannot be believed, and its answer. */
    private static Answer afterLosing(int confirmations, List<String> rounds) throws Exception {
        Question question = with(question(1), 20, "fixed-pool");
        QueueProbe queue = new QueueProbe(question);
        int[] lost = {0};
        Probe probe = (purpose, points, blocks, seed) -> {
            boolean isLost = purpose.equals("confirm") && lost[0]++ < confirmations;
            return queue.measure(purpose, points, blocks, seed).stream()
                    .map(measurement -> isLost ? invalid(measurement) : measurement)
                    .toList();
        };
        Answer answer = answer(question, new LongRun(question, LONG_RUN), probe);
        rounds.addAll(queue.rounds().stream()
                .filter(round -> round.startsWith("confirm"))
                .toList());
        return answer;
    }

    @Test
    void aConfirmationThatCannotBeBelievedIsRepeatedAndNotEnlarged() throws Exception {
        List<String> usual = new ArrayList<>();
        Answer undisturbed = afterLosing(0, usual);
        List<String> rounds = new ArrayList<>();
        Answer answer = afterLosing(1, rounds);

        assertEquals(Meets.YES, undisturbed.confirmed(), usual::toString);
        assertEquals(Meets.YES, answer.confirmed(), rounds::toString);
        assertEquals(usual.getFirst(), rounds.get(0));
        assertEquals(usual.getFirst(), rounds.get(1));
    }

    @Test
    void itIsRepeatedTwiceAtMostAndThenNotConfirmed() throws Exception {
        List<String> rounds = new ArrayList<>();
        Answer answer = afterLosing(Integer.MAX_VALUE, rounds);

        assertEquals(3, rounds.size(), rounds::toString);
        assertEquals(1, rounds.stream().distinct().count(), rounds::toString);
        assertEquals(Meets.UNCLEAR, answer.confirmed());
    }

    @Test
    void neverMeasuresMoreThanItMay() throws Exception {
        for (int most = 5; most < 9; most++) {
            Question base = question(1);
            Question question = new Question(
                    base.arms(),
                    base.rates(),
                    base.delay(),
                    true,
                    base.asked(),
                    base.size(),
                    new Question.Effort(
                            most, 2, Duration.ofSeconds(30), Duration.ofSeconds(17), Duration.ofSeconds(10), 1));
            int trials = new Search(
                            question, new QueueModel(question, new LongRun(question, 50_000)), new QueueProbe(question))
                    .run()
                    .measurements()
                    .size();

            assertTrue(trials <= most, trials + " of " + most);
        }
    }
}
