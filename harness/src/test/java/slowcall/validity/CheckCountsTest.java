package slowcall.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards against a check that seems content because it had nothing to look at. */
class CheckCountsTest {
    @Test
    void thereIsARowForFailedTrialsAndForEveryCheckInItsOrder() {
        assertEquals(
                Stream.concat(Stream.of("trial-failed"), Checks.all().stream().map(Check::code))
                        .toList(),
                CheckCounts.of(List.of()).stream().map(row -> row.text("check")).toList());
    }

    @Test
    void eachTrialCountsOnceAtItsWorst() {
        Row both = Rows.with(Map.of("generator_wakeup_p50_ms", "2.0", "generator_late_percent", "9.0"));
        Row tail = Rows.with("generator_late_percent", "9.0");

        Row counts = counts("generator-lag", Rows.sound(), both, tail, Rows.sound());

        assertEquals(
                Map.of(
                        "check", "generator-lag",
                        "trials", "4",
                        "judged", "4",
                        "suspect", "1",
                        "invalid", "1",
                        "invalid_percent", "25.0"),
                counts.values());
    }

    @Test
    void aTrialWithoutTheColumnIsNotJudged() {
        Row counts = counts("steal", Rows.with("steal_percent", ""), Rows.with("steal_percent", "6.0"));

        assertEquals("2", counts.text("trials"));
        assertEquals("1", counts.text("judged"));
        assertEquals("100.0", counts.text("invalid_percent"));
    }

    @Test
    void nobodyJudgedHasNoShare() {
        assertEquals("", counts("steal", Rows.with("steal_percent", "")).text("invalid_percent"));
    }

    @Test
    void aFailedTrialIsCountedAsSuchAndJudgedByNoCheck() {
        Row failed = new Row().putAll(Map.of("status", "FAILED", "offered", "5"));

        assertEquals("1", counts("trial-failed", failed, Rows.sound()).text("invalid"));
        assertEquals("1", counts("conservation", failed, Rows.sound()).text("judged"));
        assertEquals("0", counts("conservation", failed, Rows.sound()).text("invalid"));
    }

    private static Row counts(String check, Row... trials) {
        return CheckCounts.of(List.of(trials)).stream()
                .filter(row -> row.text("check").equals(check))
                .findFirst()
                .orElseThrow();
    }
}
