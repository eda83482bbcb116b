package slowcall.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.result.Column;
import slowcall.result.Row;

/** Guards against figures of a server whose settings nobody knows, and against a guess where nothing is known. */
class PartTableTest {
    @TempDir
    private Path data;

    @Test
    void oneThatWasStartedHasAllOfIt() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("shared_buffers", "128MB");
        PartFacts facts = PartFacts.told("18.1", settings).startedIn(912, data);

        Row row = PartTable.row(2, "postgresql", false, facts, new Usage(OptionalLong.of(4300), OptionalLong.of(2048)));

        assertFalse(row.text("filesystem").isEmpty());
        assertEquals(
                Map.of(
                        "block", "2",
                        "part", "postgresql",
                        "place", "embedded",
                        "version", "18.1",
                        "start_up_ms", "912",
                        "cpu_ms", "4300",
                        "pss_mib", "2.0",
                        "filesystem", row.text("filesystem"),
                        "settings", "fsync=on, shared_buffers=128MB"),
                row.values());
        assertEquals(
                PartTable.COLUMNS.stream().map(Column::name).toList().size(),
                row.values().size());
    }

    @Test
    void ofOneThatSomebodyElseKeepsNobodyKnowsWhatItUses() {
        Row row = PartTable.row(1, "kafka", true, PartFacts.told("", Map.of("nodes", "3")), Usage.NONE);

        assertEquals(Map.of("block", "1", "part", "kafka", "place", "external", "settings", "nodes=3"), row.values());
    }
}
