package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;
import slowcall.tune.Arm;
import slowcall.tune.Delay;
import slowcall.tune.Objective;
import slowcall.tune.Question;
import slowcall.tune.Tuning;

/** Guards a table whose figures are not all known. */
class TuneTextTest {
    private static Row row(String... changed) {
        Map<String, String> values = new HashMap<>(Map.of(
                "strategy", "fixed-pool",
                "size", "3",
                "rate_rps", "40.00",
                "objective", "p90 ≤ 400 ms",
                "unit", "ms",
                "trials", "1",
                "trials_counting", "1",
                "trials_unstable", "0",
                "throughput_rps", "36.6",
                "meets", "no"));
        for (int i = 0; i < changed.length; i += 2) {
            values.put(changed[i], changed[i + 1]);
        }
        return new Row().putAll(values);
    }

    private static String line(Row row) {
        var question = new Question(
                List.of(Arm.parse("fixed-pool")),
                List.of(40.0),
                Delay.parse("50ms"),
                true,
                List.of(Objective.parse("p90=400ms")),
                OptionalInt.empty(),
                new Question.Effort(6, 2, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(10), 1));
        var result =
                new Tuning.Result(Optional.empty(), "the answer", List.of(), List.of(row), List.of(), List.of(row));
        return new TuneText(question, result)
                .toString()
                .lines()
                .filter(text -> text.startsWith("  fixed-pool"))
                .findFirst()
                .orElseThrow()
                .replaceAll(" +", " ");
    }

    @Test
    void aBacklogThatOnlyTheLongRunShowsHasNoEnd() {
        assertEquals(" fixed-pool 3 – ∞ 36.6 – – 1 no", line(row()));
    }

    @Test
    void aBacklogThatTheTrialShowedIsCalledUnstable() {
        assertEquals(" fixed-pool 3 unstable – 36.6 – – 1 no", line(row("trials_unstable", "1")));
    }

    @Test
    void whatCannotBeBelievedIsUnknown() {
        assertEquals(" fixed-pool 3 – – 36.6 – – 0/1 unclear", line(row("trials_counting", "0", "meets", "unclear")));
    }

    @Test
    void anIntervalWithoutAnEndSaysSo() {
        String line = line(row("expected", "144", "expected_low", "98.5", "meets", "unclear"));

        assertTrue(line.contains(" 144 [98.5–∞] "), line);
    }

    @Test
    void intervalsStandBehindTheirFigures() {
        String line = line(row("expected", "87.5", "expected_low", "81.25", "expected_high", "120.4", "meets", "yes"));

        assertTrue(line.contains(" 87.5 [81.3–120] "), line);
    }
}
