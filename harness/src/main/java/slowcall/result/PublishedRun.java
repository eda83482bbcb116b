package slowcall.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import slowcall.stats.Samples;

/**
 * A run that somebody has published, here or elsewhere: a results folder, or a {@code trials.csv} by itself. What its manifest
 * vouches for is checked before it is believed.
 */
public final class PublishedRun {
    public static final String TRIALS = "trials.csv";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,12})?");
    private static final int LARGEST_FILE = 64 << 20;
    /** One that lists fifty thousand files. */
    private static final int LARGEST_MANIFEST = 8 << 20;

    private final Path path;
    private final JsonNode manifest;
    private final Map<String, FileEntry> files;
    private final Csv.Table trials;

    /** A file that the manifest lists. */
    private record FileEntry(long bytes, String sha256) {}

    private PublishedRun(Path path, JsonNode manifest, Map<String, FileEntry> files, Csv.Table trials) {
        this.path = path;
        this.manifest = manifest;
        this.files = files;
        this.trials = trials;
    }

    /**
     * Opens a run.
     *
     * @param given a results folder, or a table of trials; one that lies in a results folder stands for the folder
     * @throws ResultsException if it is not there, not complete, not what its manifest says, or of a later schema
     * @throws IOException if it cannot be read
     */
    public static PublishedRun open(Path given) throws IOException {
        if (!Files.exists(given)) {
            throw new ResultsException(given, "no such file or folder");
        }
        boolean isFolder = Files.isDirectory(given);
        Path folder = isFolder ? given : given.resolveSibling("");
        Path manifestFile = folder.resolve(Manifest.FILE);
        boolean liesInFolder = given.endsWith(TRIALS) && Files.exists(manifestFile);
        if (!isFolder && !liesInFolder) {
            return new PublishedRun(given, MissingNode.getInstance(), Map.of(), trialsOf(given, content(given)));
        }
        if (!Files.exists(manifestFile)) {
            throw new ResultsException(given, "has no " + Manifest.FILE + ": it is no results folder");
        }
        JsonNode manifest = manifest(manifestFile);
        Map<String, FileEntry> files = files(manifestFile, manifest);
        if (!files.containsKey(TRIALS)) {
            throw new ResultsException(manifestFile, "lists no " + TRIALS);
        }
        Path table = folder.resolve(TRIALS);
        return new PublishedRun(folder, manifest, files, trialsOf(table, verified(folder, TRIALS, files.get(TRIALS))));
    }

    private static JsonNode manifest(Path file) throws IOException {
        JsonNode manifest = unchecked(file);
        int version = version(manifest);
        if (version < 1 || version > Manifest.SCHEMA_VERSION) {
            throw new ResultsException(
                    file,
                    "has schema version \"" + manifest.path("schema_version").asText() + "\"; this Slowcall reads 1 to "
                            + Manifest.SCHEMA_VERSION);
        }
        if (!manifest.path("complete").asBoolean(false)) {
            throw new ResultsException(
                    file,
                    "is of a run that did not finish (complete: false); "
                            + FinishedBy.of(manifest).orElse(FinishedBy.RUN).remedy());
        }
        return manifest;
    }

    static int version(JsonNode manifest) {
        return manifest.path("schema_version").asInt(0);
    }

    /**
     * Reads a manifest, of a run that has finished or not.
     *
     * @throws ResultsException if it is no JSON object, or has an unusual run_id
     */
    static JsonNode unchecked(Path file) throws IOException {
        JsonNode manifest = StrictJson.read(file, BoundedFile.read(file, LARGEST_MANIFEST));
        if (manifest.has("run_id")
                && !ID.matcher(manifest.path("run_id").asText()).matches()) {
            throw new ResultsException(file, "has an unusual run_id: " + manifest.path("run_id"));
        }
        return manifest;
    }

    private static Map<String, FileEntry> files(Path file, JsonNode manifest) {
        Map<String, FileEntry> files = new LinkedHashMap<>();
        for (JsonNode entry : manifest.path("files")) {
            String name = entry.path("name").asText();
            if (!name.matches("([A-Za-z0-9][A-Za-z0-9._-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*")) {
                throw new ResultsException(file, "lists a file with an unusual name: " + entry.path("name"));
            }
            files.put(
                    name,
                    new FileEntry(
                            entry.path("bytes").asLong(-1), entry.path("sha256").asText()));
        }
        return files;
    }

    static byte[] content(Path file) throws IOException {
        return BoundedFile.read(file, LARGEST_FILE);
    }

    private static byte[] verified(Path folder, String name, FileEntry entry) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new ResultsException(file, "is missing, though the manifest lists it");
        }
        byte[] content = name.endsWith(".json") ? BoundedFile.read(file, StrictJson.LARGEST_FILE) : content(file);
        if (content.length != entry.bytes()) {
            throw new ResultsException(
                    file, "has " + content.length + " bytes where the manifest says " + entry.bytes());
        }
        if (!Manifest.sha256(content).equals(entry.sha256())) {
            throw new ResultsException(file, "is not the file that the manifest lists: its SHA-256 differs");
        }
        return content;
    }

    private static Csv.Table trialsOf(Path file, byte[] content) {
        Csv.Table trials = Csv.read(file, content);
        for (String needed : List.of("cell_id", "block", "strategy", "verdict")) {
            if (!trials.columns().contains(needed)) {
                throw new ResultsException(file, 1, "has no column " + needed + ": it is no table of trials");
            }
        }
        return trials;
    }

    /** Where it is: the folder, or the table that has none. */
    public Path path() {
        return path;
    }

    /** Whether it is a folder with a manifest, and not a table alone. */
    public boolean hasManifest() {
        return !manifest.isMissingNode();
    }

    /** The run's id; that of a table alone is the first trial's, or "". */
    public String runId() {
        return hasManifest()
                ? manifest.path("run_id").asText()
                : trials.rows().isEmpty() ? "" : trials.rows().getFirst().text("run_id");
    }

    /** Something else that the manifest says; missing in a table alone. */
    public JsonNode about(String key) {
        return manifest.path(key);
    }

    /** The environment's fingerprint; none for a table alone. */
    public Map<String, String> environment() {
        Map<String, String> values = new LinkedHashMap<>();
        manifest.path("environment")
                .properties()
                .forEach(entry -> values.put(
                        OneLine.of(entry.getKey()), OneLine.of(entry.getValue().asText())));
        return values;
    }

    /** The columns of its trials. */
    public List<String> columns() {
        return trials.columns();
    }

    /** One for each trial, in the order in which they were run. */
    public List<Row> trials() {
        return trials.rows();
    }

    /**
     * Makes sure that what is to be read as a number is one.
     *
     * @param columns of the trials; those that the table does not have are no fault
     * @throws ResultsException if a value is none, with its line
     */
    public void requireNumbers(Collection<String> columns) {
        for (int index = 0; index < trials.rows().size(); index++) {
            for (String column : columns) {
                String text = trials.rows().get(index).text(column);
                if (!text.isEmpty() && !NUMBER.matcher(text).matches()) {
                    throw new ResultsException(
                            hasManifest() ? path.resolve(TRIALS) : path,
                            trials.lines().get(index),
                            String.format(Locale.ROOT, "column %s is \"%s\", which is no number", column, text));
                }
            }
        }
    }

    /** The rows of another table; none if the run has no such table. */
    public List<Row> table(String name) throws IOException {
        FileEntry entry = files.get(name);
        return entry == null
                ? List.of()
                : Csv.read(path.resolve(name), verified(path, name, entry)).rows();
    }

    /**
     * A trial's histograms by their tags; none where the run has kept none of it.
     *
     * @param tags those wanted; all if there are none
     */
    public Map<String, Histogram> histograms(Row trial, Set<String> tags) throws IOException {
        String name = histogramLog(trial);
        return HistogramLog.read(path.resolve(name), file(name), tags);
    }

    /**
     * What a trial's histograms have recorded, by their tags; none where the run has kept none of it.
     *
     * @param tags those wanted
     */
    public Map<String, Samples> samples(Row trial, Set<String> tags) throws IOException {
        String name = histogramLog(trial);
        return HistogramLog.samples(path.resolve(name), file(name), tags);
    }

    private static String histogramLog(Row trial) {
        return ResultsFolder.HISTOGRAMS + "/" + ResultsFolder.trialName(trial) + ".hlog";
    }

    /** A trial's seconds; none where the run has kept none of it. */
    public List<Row> trace(Row trial) throws IOException {
        return table(ResultsFolder.TRACES + "/" + ResultsFolder.trialName(trial) + ".csv");
    }

    /** The content of another file that the manifest lists, such as JMH's results; empty without it. */
    public byte[] file(String name) throws IOException {
        FileEntry entry = files.get(name);
        return entry == null ? new byte[0] : verified(path, name, entry);
    }
}
