package slowcall;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A figure of {@code docs/reliability.md}. Tests publish theirs if they are told where: {@code -Dslowcall.reliability=FILE}, from the root
 * {@code $PWD/docs/reliability.properties}.
 *
 * @param key its name in the file
 * @param what it says
 * @param command what makes it, besides {@code mvn verify}
 */
public record ReliabilityFigure(String key, String what, String command) {
    private static final String FAULTS = "`-Pfaults`";
    private static final String SOAK = "`-Psoak`";

    /** In the page's order. */
    static final List<ReliabilityFigure> ALL = List.of(
            new ReliabilityFigure("interrupts", "runs interrupted at random moments", FAULTS),
            new ReliabilityFigure("interrupts-journals", "of these, folders that could be read", FAULTS),
            new ReliabilityFigure("interrupts-orphans", "of these, processes left behind", FAULTS),
            new ReliabilityFigure("interrupts-trials", "finished trials that were there afterwards", FAULTS),
            new ReliabilityFigure("truncations", "published files cut at every byte: cuts, all refused", FAULTS),
            new ReliabilityFigure("mutations", "published files with one byte changed: changes, all refused", FAULTS),
            new ReliabilityFigure("corpus", "broken files and command lines with a golden message", FAULTS),
            new ReliabilityFigure("fuzz-plan", "fuzzed: plans", FAULTS),
            new ReliabilityFigure("fuzz-recording-csv", "fuzzed: recorded delays, CSV", FAULTS),
            new ReliabilityFigure("fuzz-recording-hlog", "fuzzed: recorded delays, histogram logs", FAULTS),
            new ReliabilityFigure("fuzz-manifest", "fuzzed: manifests", FAULTS),
            new ReliabilityFigure("fuzz-unfinished", "fuzzed: interrupted runs, to be finished", FAULTS),
            new ReliabilityFigure("fuzz-trials", "fuzzed: tables of trials", FAULTS),
            new ReliabilityFigure("fuzz-histogram-log", "fuzzed: histogram logs of trials", FAULTS),
            new ReliabilityFigure("fuzz-jmh", "fuzzed: JMH's results", FAULTS),
            new ReliabilityFigure("fuzz-target", "fuzzed: addresses of targets", FAULTS),
            new ReliabilityFigure("fuzz-wire", "fuzzed: calls and answers on the wire", FAULTS),
            new ReliabilityFigure("fuzz-report", "fuzzed: whole folders, for their page", FAULTS),
            new ReliabilityFigure("fuzz-compare", "fuzzed: whole folders and JMH files, compared", FAULTS),
            new ReliabilityFigure("fuzz-merge", "fuzzed: shards' folders, merged", FAULTS),
            new ReliabilityFigure("fuzz-command-line", "fuzzed: command lines", FAULTS),
            new ReliabilityFigure("errors-ms", "slowest of the corpus's refusals in a process of its own", FAULTS),
            new ReliabilityFigure("doctor-ms", "slowest of some doctors in a process of its own", FAULTS),
            new ReliabilityFigure("nonsense", "connections that clients keep of 20 over which no HTTP came", FAULTS),
            new ReliabilityFigure("soak-seconds", "soak: seconds of open load on a service that misbehaves", SOAK),
            new ReliabilityFigure("soak-requests", "soak: requests offered, and what became of them", SOAK),
            new ReliabilityFigure("soak-verdict", "soak: growth over its length", SOAK));

    /** What has been published so far: value and date by key. */
    static Map<String, String> published(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    values.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        return values;
    }

    /** Keeps a file beside the figures, if the tests have been told where. */
    public static void keep(Path file) throws IOException {
        String name = System.getProperty("slowcall.reliability", "");
        if (!name.isEmpty()) {
            Files.copy(file, Path.of(name).resolveSibling(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Keeps a value, if the tests have been told where. */
    public static synchronized void publish(String key, String value) throws IOException {
        String name = System.getProperty("slowcall.reliability", "");
        if (name.isEmpty()) {
            return;
        }
        if (ALL.stream().noneMatch(figure -> figure.key().equals(key))) {
            throw new IllegalArgumentException("the page has no figure " + key);
        }
        Path file = Path.of(name);
        // Tests run in several JVMs at once, and in several threads of one.
        try (FileChannel channel = FileChannel.open(
                        file.resolveSibling(file.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Map<String, String> values = published(file);
            values.put(key, value + " (" + LocalDate.now(ZoneOffset.UTC) + ")");
            StringBuilder text = new StringBuilder();
            values.forEach(
                    (known, what) -> text.append(known).append('=').append(what).append('\n'));
            Files.write(file, text.toString().getBytes(UTF_8));
        }
    }
}
