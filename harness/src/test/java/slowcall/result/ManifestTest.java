package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a folder that passes for complete or unchanged and is not. */
class ManifestTest {
    private static final Instant STARTED = Instant.parse("2026-04-01T12:00:00.123Z");
    /** The SHA-256 of "abc", from FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path root;

    private Path folder;
    private Manifest manifest;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectory(root.resolve("20260401T120000Z-smoke-abcd"));
        manifest = new Manifest(folder, STARTED, Map.of("plan", "smoke"));
    }

    @Test
    void isIncompleteWhileTheRunIsUnderWay() throws IOException {
        manifest.write();

        JsonNode json = read();
        assertFalse(json.get("complete").asBoolean(true));
        assertEquals(Manifest.SCHEMA_VERSION, json.get("schema_version").asInt());
        assertEquals("20260401T120000Z-smoke-abcd", json.get("run_id").asText());
        assertEquals("2026-04-01T12:00:00Z", json.get("started").asText());
        assertEquals("smoke", json.get("plan").asText());
        assertFalse(json.has("files"));
    }

    @Test
    void isCompleteWithEveryFilesSizeDigestAndRows() throws IOException {
        Files.writeString(folder.resolve("trials.csv"), "a,b\n1,\"x\ny\"\n2,z\n");
        Files.createDirectory(folder.resolve("histograms"));
        Files.writeString(folder.resolve("histograms/001-c1.hlog"), "abc");
        Files.createDirectory(folder.resolve("work"));
        Files.writeString(folder.resolve("work/stderr.txt"), "x");
        manifest.put("valid", 3);
        manifest.write();

        manifest.complete(Instant.parse("2026-04-01T12:05:00.999Z"));

        JsonNode json = read();
        assertTrue(json.get("complete").asBoolean());
        assertEquals("2026-04-01T12:05:00Z", json.get("ended").asText());
        assertEquals(3, json.get("valid").asInt());
        assertEquals(List.of("histograms/001-c1.hlog", "trials.csv"), names(json));
        JsonNode log = json.get("files").get(0);
        assertEquals(ABC, log.get("sha256").asText());
        assertEquals(3, log.get("bytes").asInt());
        assertFalse(log.has("rows"));
        assertEquals(2, json.get("files").get(1).get("rows").asInt(), "a line break in a cell is no row");
    }

    @Test
    void refreshListsWhatWasAddedAndChangedAfterwardsAndKeepsTheRest() throws IOException {
        Files.writeString(folder.resolve("trials.csv"), "a\n1\n");
        manifest.complete(STARTED);
        Files.writeString(folder.resolve("trials.csv"), "a\n1\n2\n");
        Files.writeString(folder.resolve("report.html"), "abc");

        Manifest.refresh(folder);

        JsonNode json = read();
        assertEquals(List.of("report.html", "trials.csv"), names(json));
        assertEquals(ABC, json.get("files").get(0).get("sha256").asText());
        assertEquals(2, json.get("files").get(1).get("rows").asInt());
        assertTrue(json.get("complete").asBoolean());
        assertEquals("smoke", json.get("plan").asText());
    }

    @Test
    void refreshDoesNotMakeARunComplete() throws IOException {
        manifest.write();

        Manifest.refresh(folder);

        assertFalse(read().get("complete").asBoolean(true));
    }

    @Test
    void addListsOneFileAndVouchesForNoOther() throws IOException {
        Files.writeString(folder.resolve("trials.csv"), "a\n1\n");
        manifest.complete(STARTED);
        JsonNode before = read();
        Files.writeString(folder.resolve("trials.csv"), "a\n1\n2\n");
        Files.writeString(folder.resolve("report.html"), "old");
        Manifest.add(folder, "report.html");
        Files.writeString(folder.resolve("report.html"), "abc");

        Manifest.add(folder, "report.html");

        JsonNode json = read();
        assertEquals(List.of("report.html", "trials.csv"), names(json));
        assertEquals(ABC, json.get("files").get(0).get("sha256").asText());
        assertEquals(before.get("files").get(0), json.get("files").get(1), "altered since, and not our affair");
        assertEquals(before.get("started"), json.get("started"));
        assertTrue(json.get("complete").asBoolean());
    }

    private JsonNode read() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.get("files").forEach(file -> names.add(file.get("name").asText()));
        return names;
    }
}
