package slowcall.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import slowcall.report.Figure;
import slowcall.report.LineChart;
import slowcall.report.Page;
import slowcall.report.PageFile;
import slowcall.report.Tone;
import slowcall.result.Row;

/** Guards the page against leaving out what the table has. */
class TunePageTest {
    private static Question question(OptionalInt size) throws Exception {
        return new Question(
                List.of(Arm.parse("fixed-pool"), Arm.parse("virtual-threads-limited"), Arm.parse("virtual-threads")),
                List.of(100.0),
                Delay.parse("100ms"),
                true,
                List.of(Objective.parse("p99=200ms"), Objective.parse("goodput>=99%")),
                size,
                new Question.Effort(13, 2, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(10), 1));
    }

    private static Page page(OptionalInt size) throws Exception {
        Question question = question(size);
        return TunePage.of(question, Tuning.answer(question, new QueueProbe(question), 50_000));
    }

    @Test
    void showsPredictedBesideExpectedForEachStrategyAndTheLimit() throws Exception {
        Page page = page(OptionalInt.empty());
        Figure figure = page.sections().getFirst().parts().stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .findFirst()
                .orElseThrow();
        LineChart chart = (LineChart) figure.charts().getFirst();

        assertEquals(
                List.of(
                        "fixed-pool, predicted",
                        "fixed-pool, expected",
                        "virtual-threads-limited, predicted",
                        "virtual-threads-limited, expected",
                        "virtual-threads, predicted",
                        "virtual-threads, expected",
                        "limit"),
                chart.series().stream().map(LineChart.Series::label).toList());
        assertEquals(200, chart.series().getLast().points().getFirst().y());
        assertTrue(chart.series().get(1).points().stream().allMatch(point -> point.low() < point.y()));
        assertEquals(
                2,
                page.sections().stream()
                        .filter(s -> s.id().startsWith("objective"))
                        .count());
        String html = PageFile.html(page);
        assertTrue(html.contains("virtual-threads-limited"), "the table names every strategy");
    }

    private static Tone tone(String answer, String verdict) throws Exception {
        Row tried = new Row()
                .putAll(Map.of(
                        "objective",
                        "p99=200ms",
                        "strategy",
                        "fixed-pool",
                        "size",
                        "16",
                        "rate_rps",
                        "100",
                        "answer",
                        answer));
        Row trial = new Row().putAll(Map.of("verdict", verdict));
        var result = new Tuning.Result(
                Optional.empty(), "16 threads", List.of(), List.of(tried), List.of(), List.of(trial, trial));
        return TunePage.of(question(OptionalInt.empty()), result)
                .lead()
                .getFirst()
                .tone();
    }

    @Test
    void anAnswerIsGoodNewsOnlyIfSomeOfItsTrialsCanBeReliedOn() throws Exception {
        assertEquals(Tone.GOOD, tone("yes", "VALID"));
        assertEquals(Tone.CAUTION, tone("yes", "SUSPECT"));
        assertEquals(Tone.CAUTION, tone("likely", "VALID"));
        assertEquals(Tone.BAD, tone("", "VALID"));
    }

    @Test
    void ofASizeItShowsRates() throws Exception {
        assertEquals("Which rate does it sustain?", page(OptionalInt.of(16)).title());
    }
}
