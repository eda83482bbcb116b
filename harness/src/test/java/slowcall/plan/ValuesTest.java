package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against a unit or a fraction read wrongly, which would measure the wrong thing without a word. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "0ms, 0",
        "200ms, 200",
        "200 ms, 200",
        "1.0ms, 1",
        "1s, 1000",
        "1.5s, 1500",
        "0.001s, 1",
        "2m, 120000",
        "0.5m, 30000",
        "999999999m, 59999999940000"
    })
    void readsADurationInItsUnit(String written, long millis) {
        assertEquals(Duration.ofMillis(millis), Values.duration("warmup", text(written)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ms", "200", "-1s", "1h", "1 min", "1.s", ".5s", "1,5s", "1e3ms", "200ms ", "9999999999s"})
    void refusesWhatIsNoDuration(String written) {
        PlanException refusal = assertThrows(PlanException.class, () -> Values.duration("warmup", text(written)));

        assertEquals(
                "plan:1:2: \"warmup\" \"" + written
                        + "\" is not a duration; write it as \"200ms\", \"1.5s\" or \"2m\" (minutes)",
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5ms", "0.0001s", "0.00001m"})
    void refusesAFractionOfAMillisecond(String written) {
        PlanException refusal = assertThrows(PlanException.class, () -> Values.duration("delay", text(written)));

        assertEquals(
                "plan:1:2: \"delay\" \"" + written
                        + "\" is not a whole number of milliseconds; round it, nothing finer is scheduled",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"512m, 512", "512M, 512", "1g, 1024", "4G, 4096"})
    void readsASizeInItsUnit(String written, int mebibytes) {
        assertEquals(mebibytes, Values.mebibytes("heap", text(written)));
    }

    @Test
    void suggestsTheNearestWordOnlyIfItIsNear() {
        List<String> known = List.of("virtual-threads", "gc", "heap");

        assertEquals("did you mean \"virtual-threads\"?", Nearest.suggestion("Virtual_Thread", known));
        assertEquals("did you mean \"gc\"?", Nearest.suggestion("g1", known));
        assertEquals("use one of virtual-threads, gc, heap", Nearest.suggestion("memory", known));
        assertEquals("use gc", Nearest.suggestion("x".repeat(100), List.of("gc")));
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "flaw, lawn, 2", "same, SAME, 0", "dealy, delay, 1"})
    void countsEdits(String from, String to, int edits) {
        assertEquals(edits, Nearest.edits(from, to));
    }

    private static Json text(String value) {
        return new Json.Text(new Position("plan", 1, 2), value);
    }
}
