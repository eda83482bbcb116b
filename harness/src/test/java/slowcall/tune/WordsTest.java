package slowcall.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards what is said where the answer is not a plain one. */
class WordsTest {
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
        return Tuning.answer(QUESTION, probe).sentence();
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
    void trialsThatCannotBeBelievedAnswerNothing() throws Exception {
        assertEquals(
                "no size of fixed-pool meets p99 ≤ 180 ms at 100/s: none of its trials can be believed; virtual-threads, without a size,"
                        + " may or may not: none of its trials can be believed",
                sentence((purpose, measurement) -> with(measurement, 1, Map.of("verdict", "INVALID"))));
    }

    @Test
    void whereTheProcessorsAreUsedUpNoSizeHelps() throws Exception {
        // Every call takes three times its delay.
        String sentence = sentence(
                new QueueProbe(QUESTION, 200, false),
                (purpose, measurement) -> with(measurement, 1, Map.of("limited_by", "cpu")));

        assertTrue(
                sentence.matches(
                        "no size of fixed-pool meets p99 ≤ 180 ms at 100/s: even \\d+ threads, with hardly a wait, are not enough:"
                                + " p99 comes to \\d+ \\[\\d+–\\d+] ms, limited by cpu; the rate needs more processors; virtual-threads, without a"
                                + " size, does not: p99 comes to \\d+ \\[\\d+–\\d+] ms, limited by cpu"),
                sentence);
    }
}
