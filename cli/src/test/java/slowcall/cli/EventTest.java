package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import slowcall.result.Row;

/** Guards the form of what programs read. */
class EventTest {
    @Test
    void isOneLineOfAsciiWithItsNameFirst() {
        assertEquals(
                "{\"event\":\"progress\",\"message\":\"a\\nb \\u00D7 \\\"c\\\"\"}",
                new Event(EventName.PROGRESS).with("message", "a\nb × \"c\"").toString());
    }

    @Test
    void leavesOutWhatIsUnknown() {
        assertEquals(
                "{\"event\":\"finished\"}",
                new Event(EventName.FINISHED)
                        .with("capacity_rps", OptionalDouble.empty())
                        .with("report", Optional.<Path>empty())
                        .toString());
    }

    @Test
    void hasNumbersListsAndFolders() {
        assertEquals(
                "{\"event\":\"finished\",\"exit_code\":3,\"rps\":1.5,\"broken\":[\"a\"],\"folder\":\"r\"}",
                new Event(EventName.FINISHED)
                        .with("exit_code", 3)
                        .with("rps", OptionalDouble.of(1.5))
                        .with("broken", List.of("a"))
                        .with("folder", Optional.of(Path.of("r")))
                        .toString());
    }

    @Test
    void aRowsValuesAreTextsAsInItsTable() {
        Row row = new Row().putAll(Map.of("throughput_rps", "400.0")).putAll(Map.of("excess_p50_ms", ""));

        assertEquals(
                "{\"event\":\"summary\",\"row\":{\"throughput_rps\":\"400.0\"}}",
                new Event(EventName.SUMMARY).with(row).toString());
    }
}
