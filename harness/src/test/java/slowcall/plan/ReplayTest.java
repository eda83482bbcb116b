package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a replay that is not what was recorded. */
class ReplayTest {
    private static final String PLAN =
            "{\"cells\": [{\"strategy\": \"a\", \"arrivals\": {\"constant\": 1}, \"timeout\": \"10m\", \"delay\": {\"trace\": %s}}]}";

    private final Map<String, byte[]> files = new HashMap<>();

    @Test
    void drawsEachDelayAsOftenAsItWasRecorded() {
        csv("recorded.csv", "10\n20\n20\n40\n");
        Replay replay = replay("\"recorded.csv\"");

        int[] draws = new SplittableRandom(1)
                .ints(10_000, 0, Integer.MAX_VALUE)
                .map(seed -> replay.drawMillis(new SplittableRandom(seed)))
                .toArray();

        assertEquals(10, replay.atShare(0.24));
        assertEquals(20, replay.atShare(0.25));
        assertEquals(20, replay.atShare(0.74));
        assertEquals(40, replay.atShare(0.75));
        assertEquals(40, replay.p99Millis());
        assertEquals(22.5, replay.meanMillis());
        // Standard error: sqrt(0.25 / 10,000) = 0.005
        assertEquals(0.5, Arrays.stream(draws).filter(millis -> millis == 20).count() / 1e4, 0.02);
        assertEquals(22.5, Arrays.stream(draws).average().orElseThrow(), 0.6);
    }

    @Test
    void drawsTheSameFromTheSameSeed() {
        csv("recorded.csv", "10\n20\n30\n");
        Replay replay = replay("\"recorded.csv\"");

        SplittableRandom one = new SplittableRandom(7);
        SplittableRandom other = new SplittableRandom(7);

        for (int i = 0; i < 100; i++) {
            assertEquals(replay.drawMillis(one), replay.drawMillis(other));
        }
    }

    @Test
    void readsTheNamedColumnOfACsvInItsUnit() {
        csv("a/recorded.csv", "\uFEFFname,\"took, us\"\n\"x, y\",\"1500\"\r\n\nz, 2.6e3 \n");
        Replay replay = replay("{\"file\": \"a/recorded.csv\", \"column\": \"took, us\", \"unit\": \"us\"}");

        assertEquals(2, replay.atShare(0));
        assertEquals(3, replay.atShare(0.99));
        assertTrue(replay.toString().matches("trace-recorded\\.csv-[0-9a-f]{8}-us-took__us"), replay::toString);
    }

    @Test
    void readsASingleColumnWithANameAboveIt() {
        csv("recorded.csv", "latency\n7\n");

        assertEquals(7, replay("\"recorded.csv\"").atShare(0.5));
    }

    @Test
    void cutsAtTheLongestDelayAndRoundsToTheNearestMillisecond() {
        csv("recorded.csv", "0.4\n".repeat(199) + "999999999\n");
        Replay replay = replay("\"recorded.csv\"");

        assertEquals(0, replay.atShare(0));
        assertEquals(600_000, replay.atShare(0.999));
    }

    @Test
    void mergesTheHistogramsOfALog() {
        files.put("recorded.hlog", log(histogram("", 100_000, 100_000), histogram("", 300_000)));
        Replay replay = replay("\"recorded.hlog\"");

        assertEquals(100, replay.atShare(0.5));
        assertEquals(300, replay.atShare(0.9));
        assertEquals(500 / 3.0, replay.meanMillis(), 1e-9);
        assertEquals("trace-recorded.hlog-" + replay.file().sha256().substring(0, 8), replay.toString());
    }

    @Test
    void takesTheHistogramsOfOneTag() {
        files.put("recorded.hlog", log(histogram("lag", 1_000_000), histogram("call", 300_000_000)));

        assertEquals(
                300,
                replay("{\"file\": \"recorded.hlog\", \"column\": \"call\", \"unit\": \"ns\"}")
                        .atShare(0.5));
        refuses(
                "\"recorded.hlog\"",
                "trace \"recorded.hlog\" has histograms of several things: call, lag; name one with \"column\"");
        refuses(
                "{\"file\": \"recorded.hlog\", \"column\": \"cal\"}",
                "trace \"recorded.hlog\" has no histograms tagged \"cal\"; did you mean \"call\"?");
    }

    @Test
    void isAnotherCellWhenTheRecordingIsAnother() {
        csv("recorded.csv", "10\n");
        String before = cell("\"recorded.csv\"").id();
        csv("recorded.csv", "11\n");

        assertNotEquals(before, cell("\"recorded.csv\"").id());
    }

    @Test
    void refusesWhatIsNoRecording() {
        files.put("cut.hlog", "1.0,2.0,3.0,HISTF\n".getBytes(StandardCharsets.UTF_8));
        files.put("prose.hlog", "#[comment]\nhello\n".getBytes(StandardCharsets.UTF_8));
        files.put("empty.hlog", log());
        files.put("large.csv", new byte[(8 << 20) + 1]);
        csv("text.csv", "latency\n10\nn/a\n");
        csv("negative.csv", "-1\n-2\n");
        csv("two.csv", "when,latency_ms\n1,2\n");
        csv("short.csv", "when,latency_ms\n1,2\n3\n");
        csv("empty.csv", "latency\n");

        refuses(
                "\"cut.hlog\"",
                "trace \"cut.hlog\", line 1: holds no histogram of whole numbers that can be decoded; record it anew");
        refuses(
                "\"prose.hlog\"",
                "trace \"prose.hlog\", line 2: is no line of a HdrHistogram log: start, length, maximum, histogram; record it anew");
        refuses("\"empty.hlog\"", "trace \"empty.hlog\" has no values; record it anew");
        refuses("\"large.csv\"", "trace \"large.csv\" is larger than 8 MiB; give a sample of it, or a histogram");
        refuses("\"text.csv\"", "trace \"text.csv\", line 3: \"n/a\" is no delay; give a number that is not below 0");
        refuses(
                "\"negative.csv\"",
                "trace \"negative.csv\", line 2: \"-2\" is no delay; give a number that is not below 0");
        refuses(
                "\"two.csv\"",
                "trace \"two.csv\", line 1: has 2 columns; name the one with the delays, such as {\"file\": \"recorded.csv\", \"column\": \"latency_ms\"}");
        refuses(
                "{\"file\": \"two.csv\", \"column\": \"latency\"}",
                "trace \"two.csv\", line 1: has no column \"latency\"; did you mean \"latency_ms\"?");
        refuses(
                "{\"file\": \"short.csv\", \"column\": \"latency_ms\"}",
                "trace \"short.csv\" is no CSV: Record 3 has 1 fields, but first record had 2 fields; save it anew");
        refuses("\"empty.csv\"", "trace \"empty.csv\" has no values; record it anew");
        refuses("\"none.csv\"", "there is no trace \"none.csv\"; its path counts from the plan's folder");
        refuses(
                "\"recorded.json\"",
                "trace \"recorded.json\" is neither a HdrHistogram log (.hlog) nor a CSV file (.csv); its ending says which");
        refuses("\"secret.csv\"", "trace \"secret.csv\" may not be read; check its permissions");
        refuses("\"broken.csv\"", "trace \"broken.csv\" cannot be read: a reason; give a file's path");
    }

    @Test
    void refusesMoreThanCanBeCounted() {
        Histogram many = new Histogram(3);
        many.recordValueWithCount(1000, Long.MAX_VALUE / 2 + 1);
        Histogram more = new Histogram(3);
        more.recordValueWithCount(900_000, Long.MAX_VALUE / 2 + 1);
        files.put("same.hlog", log(many, many));
        files.put("unlike.hlog", log(many, more));

        refuses("\"same.hlog\"", "trace \"same.hlog\" counts more values than anybody has measured; record it anew");
        refuses(
                "\"unlike.hlog\"",
                "trace \"unlike.hlog\" counts more values than anybody has measured; record it anew");
    }

    /** Each of its lines, of some two hundred characters, becomes fifty megabytes. */
    @Test
    void refusesLinesThatAreSmallOnlyBecauseTheyAreCompressed() {
        Histogram large = new Histogram(1, Long.MAX_VALUE / 4, 5);
        large.recordValue(1);
        Histogram[] lines = new Histogram[100];
        Arrays.fill(lines, large);
        files.put("bomb.hlog", log(lines));

        PlanException refusal = assertThrows(PlanException.class, () -> replay("\"bomb.hlog\""));

        assertTrue(
                String.valueOf(refusal.getMessage())
                        .endsWith("is one histogram too many to be merged; merge them into fewer lines"),
                () -> String.valueOf(refusal.getMessage()));
    }

    @Test
    void countsItsPathFromThePlansFolder(@TempDir Path folder) throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("data")).resolve("recorded.csv"), "5\n", StandardCharsets.UTF_8);
        Path plan = Files.writeString(folder.resolve("plan.json"), PLAN.formatted("\"data/recorded.csv\""));

        Plan read = PlanFile.read(plan);

        assertEquals(5, read.cells().getFirst().service().meanMillis());
        assertEquals(
                List.of("data/recorded.csv"),
                read.recordings().stream().map(Recording::name).toList());
    }

    private void csv(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Replay replay(String json) {
        return (Replay) cell(json).service();
    }

    private Cell cell(String json) {
        return PlanFile.parse("plan.json", PLAN.formatted(json), this::open)
                .cells()
                .getFirst();
    }

    private ByteArrayInputStream open(String name) throws IOException {
        if (name.equals("secret.csv")) {
            throw new AccessDeniedException(name);
        }
        if (name.equals("broken.csv")) {
            throw new FileNotFoundException("a reason");
        }
        byte[] content = files.get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(content);
    }

    private void refuses(String json, String message) {
        PlanException refusal = assertThrows(PlanException.class, () -> replay(json));
        assertTrue(refusal.getMessage().matches("plan\\.json:1:\\d+: .*"), () -> String.valueOf(refusal.getMessage()));
        assertEquals(message, String.valueOf(refusal.getMessage()).replaceFirst("plan\\.json:1:\\d+: ", ""));
    }

    private static Histogram histogram(String tag, long... values) {
        Histogram histogram = new Histogram(3);
        if (!tag.isEmpty()) {
            histogram.setTag(tag);
        }
        for (long value : values) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    private static byte[] log(Histogram... histograms) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(new PrintStream(out, true, StandardCharsets.UTF_8));
        writer.outputComment("[recorded]");
        writer.outputLogFormatVersion();
        writer.outputLegend();
        for (Histogram histogram : histograms) {
            writer.outputIntervalHistogram(0, 1, histogram, 1);
        }
        writer.close();
        return out.toByteArray();
    }
}
