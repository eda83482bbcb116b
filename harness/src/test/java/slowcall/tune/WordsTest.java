package slowcall.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.plan.Target;
import slowcall.result.Row;

/** Guards what is said where the answer is not a plain one. */
class WordsTest {
    private static final int LONG_RUN = 100_000;

    private static final Question QUESTION = new Question(
            List.of(Arm.parse("fixed-pool"), Arm.parse("virtual-threads")),
            List.of(100.0),
            Delay.parse("100ms"),
            true,
            List.of(Objective.parse("p99=180ms")),
            OptionalInt.empty(),
            new Question.Effort(9, 2, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10), 1));

    /** What comes of trials that are not as the queue has it. */
    private static String sentence(BiFunction<String, Measurement, Measurement> changed) throws Exception {
        return sentence(new QueueProbe(QUESTION), changed);
    }

    private static String sentence(QueueProbe queue, BiFunction<String, Measurement, Measurement> changed)
            throws Exception {
        Probe probe = (purpose, points, blocks, seed) -> queue.measure(purpose, points, blocks, seed).stream()
                .map(measurement -> changed.apply(purpose, measurement))
                .toList();
        return Tuning.answer(QUESTION, probe, LONG_RUN).sentence();
    }

    private static Measurement with(Measurement measurement, double times, Map<String, String> values) {
        Histogram slower = new Histogram(3);
        measurement
                .completed()
                .orElseThrow()
                .recordedValues()
                .forEach(value -> slower.recordValueWithCount(
                        Math.round(value.getValueIteratedTo() * times), value.getCountAtValueIteratedTo()));
        Row row = new Row().putAll(measurement.row().values()).putAll(values);
        return new Measurement(measurement.point(), measurement.seed(), row, Optional.of(slower));
    }

    @Test
    void aPlainAnswerHasItsInterval() throws Exception {
        String sentence = sentence((purpose, measurement) -> measurement);

        assertTrue(
                sentence.matches(
                        "fixed-pool 1\\d \\[1\\d–1\\d] meets p99 ≤ 180 ms at 100/s; virtual-threads needs no size"),
                sentence);
    }

    @Test
    void aConfirmationThatSaysOtherwiseIsSaid() throws Exception {
        String sentence = sentence(
                (purpose, measurement) -> purpose.equals("confirm") ? with(measurement, 1.5, Map.of()) : measurement);

        assertTrue(sentence.contains("but the confirmation"), sentence);
        assertTrue(sentence.contains("p99 comes to "), sentence);
    }

    @Test
    void aPercentileThatTheTrialsAreTooShortForIsSaid() throws Exception {
        // 3 trials of 30 s at 100/s: 9,000 requests, of which 90 lie beyond p99.
        assertTrue(
                answered(QUESTION, 104)
                        .notes()
                        .contains(
                                "p99 itself takes 100 requests beyond it to be measured, that is --measure 34s; what is expected follows from all requests"),
                answered(QUESTION, 104).notes()::toString);
    }

    @Test
    void anAnswerOfSuspectTrialsOnlySaysSo() throws Exception {
        String all = sentence((purpose, measurement) -> with(measurement, 1, Map.of("verdict", "SUSPECT")));
        String some = sentence((purpose, measurement) ->
                purpose.equals("confirm") ? measurement : with(measurement, 1, Map.of("verdict", "SUSPECT")));

        assertTrue(all.endsWith("; every trial of that is suspect"), all);
        assertFalse(some.contains("suspect"), some);
    }

    @Test
    void trialsThatCannotBeBelievedAnswerNothing() throws Exception {
        assertEquals(
                "no size of fixed-pool meets p99 ≤ 180 ms at 100/s: none of its trials can be believed; virtual-threads, without a size,"
                        + " may or may not: none of its trials can be believed",
                sentence((purpose, measurement) -> with(measurement, 1, Map.of("verdict", "INVALID"))));
    }

    private static Question ofATarget(String delay, String objective) {
        return new Question(
                QUESTION.arms(),
                QUESTION.rates(),
                Delay.parse(delay),
                Optional.of(Target.parse("http://127.0.0.1:8080/")),
                true,
                List.of(Objective.parse(objective)),
                OptionalInt.empty(),
                QUESTION.effort());
    }

    /** What a target is measured to do is what queues of the other delay do. */
    private static Tuning.Result answered(Question question, double callMillis) throws Exception {
        QueueProbe queue = new QueueProbe(QUESTION);
        return Tuning.answer(
                question,
                (purpose, points, blocks, seed) -> queue.measure(purpose, points, blocks, seed).stream()
                        .map(measurement -> with(measurement, 1, Map.of("call_mean_ms", Double.toString(callMillis))))
                        .toList(),
                LONG_RUN);
    }

    @Test
    void ofATargetItIsSaidWhatNobodyKnows() throws Exception {
        List<String> notes = answered(ofATarget("100ms", "p99=180ms"), 104).notes();

        assertTrue(
                notes.contains("calls took 104.0 ms on average, and were estimated to take 100.0 ms"), notes::toString);
        assertTrue(
                notes.getLast()
                        .startsWith(
                                "a target tells nothing of itself and keeps no books: there is no excess and no figure of the"
                                        + " service; checks that had nothing to judge here: "),
                notes::toString);
        for (String check : List.of("ledger", "shorter-than-service", "service-saturated")) {
            assertTrue(notes.getLast().contains(check), check);
        }
        assertFalse(notes.getLast().contains("conservation"), notes::toString);
        assertFalse(answered(QUESTION, 104).notes().stream().anyMatch(note -> note.contains("target")));
    }

    @Test
    void anEstimateThatWasFarOffIsSaidToBe() throws Exception {
        String note = answered(ofATarget("80ms", "p99=180ms"), 104).notes().stream()
                .filter(line -> line.startsWith("calls took"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                "calls took 104.0 ms on average, and were estimated to take 80.0 ms; sizes were looked for by the estimate, so ask"
                        + " again with --delay 104ms",
                note);
    }

    /** Of the simulated service it would be known beforehand. */
    @Test
    void anEstimateProvesNothingImpossible() throws Exception {
        Tuning.Result result = answered(ofATarget("200ms", "p99=180ms"), 100);

        assertFalse(result.trials().isEmpty(), result::sentence);
        assertEquals(
                "nothing can meet goodput ≥ 101/s: no more than the 100/s that are offered can be completed; nothing was measured",
                answered(ofATarget("200ms", "goodput>=101"), 100).sentence());
    }

    /** At the lowest rate of a range no more can be completed than at it. */
    @Test
    void goodputIsAskedOfEachRateOfARange() throws Exception {
        var question = new Question(
                QUESTION.arms(),
                List.of(50.0, 75.0, 100.0),
                Delay.parse("100ms"),
                true,
                List.of(Objective.parse("goodput>=60")),
                OptionalInt.empty(),
                new Question.Effort(20, 2, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10), 1));

        assertEquals(
                "nothing can meet goodput ≥ 60/s: no more than the 50/s that are offered can be completed; nothing was measured",
                answered(question, 100).sentence());
    }

    @Test
    void whereTheProcessorsAreUsedUpNoSizeHelps() throws Exception {
        // Every call takes three times its delay.
        String sentence = sentence(
                new QueueProbe(QUESTION, 200, QueueProbe.Hidden.NOTHING),
                (purpose, measurement) -> with(measurement, 1, Map.of("limited_by", "cpu")));

        assertTrue(
                sentence.matches(
                        "no size of fixed-pool meets p99 ≤ 180 ms at 100/s: even \\d+ threads, with hardly a wait, are not enough:"
                                + " p99 comes to \\d+ \\[\\d+–\\d+] ms, limited by cpu; the rate needs more processors; virtual-threads, without a"
                                + " size, does not: p99 comes to \\d+ \\[\\d+–\\d+] ms, limited by cpu"),
                sentence);
    }
}
