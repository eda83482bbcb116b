package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;
import slowcall.validity.Checks;

/** Guards against a verdict that leaves its reader alone. */
class ObjectionsTest {
    private static Row because(String reasons) {
        return new Row().putAll(Map.of("reasons", reasons));
    }

    @Test
    void readsTheCodesAndNotTheFigures() {
        assertEquals(
                Set.of("ledger", "steal"),
                Objections.codes(because("ledger:lost 3, duplicated 1; steal:stolen 2 % > 1 %")));
        assertEquals(Set.of(), Objections.codes(new Row()));
    }

    @Test
    void countsTrialsAndNotReasons() {
        // A summary's reasons are those of all trials of its cell.
        List<String> lines =
                new Objections(List.of(because("steal:stolen 2 % > 1 %; steal:stolen 3 % > 1 %"), new Row())).lines();

        assertTrue(lines.getFirst().startsWith("steal in 1 of 2 trials: "), lines::toString);
    }

    @Test
    void saysForEveryCheckWhatToDoWithinAPage() {
        for (var check : Checks.all()) {
            List<String> lines = new Objections(List.of(because(check.code() + ":figures"))).lines();

            assertEquals(
                    check.code() + " in 1 of 1 trials: " + check.remedy(),
                    String.join(" ", lines.stream().map(String::strip).toList()));
            assertTrue(lines.stream().allMatch(line -> line.length() <= 120), lines::toString);
        }
    }

    @Test
    void aReasonOfAnotherVersionIsStillCounted() {
        assertEquals(List.of("phlogiston in 1 of 1 trials"), new Objections(List.of(because("phlogiston:3"))).lines());
    }

    @Test
    void withoutAReasonThereIsNothingToSay() {
        assertEquals(List.of(), new Objections(List.of(new Row())).lines());
    }
}
