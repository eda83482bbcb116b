package slowcall.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import slowcall.result.Manifest;

/** What broken input is made from: the corpus, and what is valid. */
public final class Seeds {
    private static final Path CORPUS = Path.of("../harness/src/test/resources/slowcall/corpus");
    private static final Path RESULTS = Path.of("../results");
    private static final Path PLANS = Path.of("../plans");

    private Seeds() {}

    /** The corpus's files of a kind, such as {@code plan}. */
    public static List<byte[]> corpus(String kind) throws IOException {
        return contents(CORPUS.resolve(kind), "");
    }

    /** The built-in plans' texts. */
    public static List<byte[]> plans() throws IOException {
        return contents(PLANS, ".json");
    }

    /** Texts as files. */
    public static List<byte[]> of(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    /** Those and these. */
    public static List<byte[]> all(List<byte[]> some, List<byte[]> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** A folder that has been published with everything that one may have; read it only. */
    public static Path publishedFolder() throws IOException {
        try (Stream<Path> folders = Files.list(RESULTS)) {
            return folders.filter(folder ->
                            Files.exists(folder.resolve("jmh.json")) && Files.exists(folder.resolve("calibration.csv")))
                    .min(Comparator.comparing(Path::toString))
                    .orElseThrow();
        }
    }

    /** A copy of it with two of its cells and two of its benchmarks, so that it is read soon. */
    public static Path smallFolder(Path to) throws IOException {
        copy(publishedFolder(), to);
        List<String> trials = Files.readAllLines(to.resolve("trials.csv"));
        int column = List.of(trials.getFirst().split(",", -1)).indexOf("cell_id");
        List<String> cells = trials.stream()
                .skip(1)
                .map(trial -> trial.split(",", -1)[column])
                .distinct()
                .limit(2)
                .toList();
        for (String table : List.of("trials.csv", "summary.csv")) {
            List<String> lines = Files.readAllLines(to.resolve(table));
            Files.write(
                    to.resolve(table),
                    lines.stream()
                            .filter(line -> line.equals(lines.getFirst()) || isOf(line, cells))
                            .toList());
        }
        try (Stream<Path> files = Files.walk(to)) {
            for (Path file : files.filter(file -> file.toString().matches(".*/(histograms|traces)/.*"))
                    .filter(file -> !isOf(file.getFileName().toString(), cells))
                    .toList()) {
                Files.delete(file);
            }
        }
        ObjectMapper json = new ObjectMapper();
        ArrayNode benchmarks = json.createArrayNode();
        json.readTree(to.resolve("jmh.json").toFile()).forEach(benchmark -> {
            if (benchmarks.size() < 2) {
                benchmarks.add(benchmark);
            }
        });
        json.writeValue(to.resolve("jmh.json").toFile(), benchmarks);
        Manifest.refresh(to);
        return to;
    }

    private static boolean isOf(String text, List<String> cells) {
        return cells.stream().anyMatch(text::contains);
    }

    /** A copy of a folder. */
    public static Path copy(Path folder, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }

    /** A log of histograms, one of each tag. */
    public static byte[] log(String... tags) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(out);
        writer.outputLogFormatVersion();
        writer.outputLegend();
        long value = 1;
        for (String tag : tags) {
            Histogram histogram = new Histogram(1, 600_000_000, 3);
            if (!tag.isEmpty()) {
                histogram.setTag(tag);
            }
            for (int i = 0; i < 50; i++) {
                value = value * 7 % 1_000_003;
                histogram.recordValue(value);
            }
            writer.outputIntervalHistogram(histogram);
        }
        writer.close();
        return out.toByteArray();
    }

    private static List<byte[]> contents(Path folder, String ending) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().endsWith(".golden"))
                    .sorted()
                    .toList()) {
                contents.add(Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
