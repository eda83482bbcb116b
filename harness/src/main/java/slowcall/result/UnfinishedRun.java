package slowcall.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A results folder whose run was interrupted: what its manifest says of it, and the rows of the trials that had finished. Held from when
 * it is opened, so that nobody else writes to it.
 */
public final class UnfinishedRun implements AutoCloseable {
    private final Path folder;
    private final JsonNode manifest;
    private final FileHold hold;
    private final Csv.Table trials;
    private final long journalBytes;

    private UnfinishedRun(Path folder, JsonNode manifest, FileHold hold, Csv.Table trials, long journalBytes) {
        this.folder = folder;
        this.manifest = manifest;
        this.hold = hold;
        this.trials = trials;
        this.journalBytes = journalBytes;
    }

    /**
     * Opens a folder, and writes nothing to it but its lock.
     *
     * @throws ResultsException if it is none, complete, of another schema, broken, or being written by a process that still runs
     * @throws IOException if it cannot be read
     */
    public static UnfinishedRun open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ResultsException(folder, Files.exists(folder) ? "is no folder" : "no such folder");
        }
        Path manifestFile = folder.resolve(Manifest.FILE);
        if (!Files.exists(manifestFile)) {
            throw new ResultsException(folder, "has no " + Manifest.FILE + ": it is no results folder");
        }
        var unused = unfinished(manifestFile);
        requireNoLinks(folder);
        FileHold hold = ResultsFolder.hold(folder);
        try {
            // Whoever had it may have finished meanwhile.
            JsonNode manifest = unfinished(manifestFile);
            Path table = folder.resolve(PublishedRun.TRIALS);
            if (!Files.isRegularFile(table)) {
                throw new ResultsException(table, "is missing: the run began with it");
            }
            byte[] content = PublishedRun.content(table);
            byte[] whole = Arrays.copyOf(content, endOfLastLine(content));
            if (whole.length == 0) {
                throw new ResultsException(table, "is empty: the run began with its header");
            }
            return new UnfinishedRun(folder, manifest, hold, Csv.read(table, whole), whole.length);
        } catch (IOException | RuntimeException e) {
            hold.close();
            throw e;
        }
    }

    /** The rest is written here, and what has no row is removed: through a link, that would be done to whatever it leads to. */
    private static void requireNoLinks(Path folder) {
        for (String name : ResultsFolder.WRITTEN) {
            if (Files.isSymbolicLink(folder.resolve(name))) {
                throw new ResultsException(
                        folder.resolve(name),
                        "is a link, and no file is written through one; put in its place what it leads to");
            }
        }
    }

    private static JsonNode unfinished(Path file) throws IOException {
        JsonNode manifest = PublishedRun.unchecked(file);
        if (PublishedRun.version(manifest) != Manifest.SCHEMA_VERSION) {
            throw new ResultsException(
                    file,
                    "has schema version \""
                            + OneLine.of(manifest.path("schema_version").asText())
                            + "\", and only a run of version " + Manifest.SCHEMA_VERSION
                            + " can be finished; run its plan anew");
        }
        if (manifest.path("complete").asBoolean(false)) {
            throw new ResultsException(file, "is of a run that is complete: there is nothing to resume");
        }
        if (manifest.path("run_id").asText().isEmpty()) {
            throw new ResultsException(file, "has no run_id");
        }
        return manifest;
    }

    /** A row's text has no line breaks: what follows the last one is a row that was being written. */
    private static int endOfLastLine(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    public Path folder() {
        return folder;
    }

    /** What the manifest says; missing where it does not. */
    public JsonNode about(String key) {
        return manifest.path(key);
    }

    /**
     * The command that finishes it.
     *
     * @throws ResultsException if the manifest names none that there is
     */
    public FinishedBy finishedBy() {
        return FinishedBy.of(manifest)
                .orElseThrow(() -> new ResultsException(
                        folder.resolve(Manifest.FILE),
                        "says " + FinishedBy.KEY + " \""
                                + OneLine.of(manifest.path(FinishedBy.KEY).asText())
                                + "\", and no command of that name finishes runs; take it as slowcall left it"));
    }

    /** The environment's fingerprint. */
    public Map<String, String> environment() {
        Map<String, String> values = new LinkedHashMap<>();
        manifest.path("environment")
                .properties()
                .forEach(entry -> values.put(
                        OneLine.of(entry.getKey()), OneLine.of(entry.getValue().asText())));
        return values;
    }

    /** One for each trial that had finished, in the order in which they were run. */
    public List<Row> trials() {
        return trials.rows();
    }

    /** In which line of the table a trial is. */
    public long line(int trial) {
        return trials.lines().get(trial);
    }

    /** Where that table is, for messages. */
    public Path table() {
        return folder.resolve(PublishedRun.TRIALS);
    }

    /**
     * The copy of a recording that the plan replays.
     *
     * @param name as the plan has it
     * @throws ResultsException if the manifest lists none, or another file is in its place
     */
    public byte[] recording(String name) throws IOException {
        JsonNode entry = listed(name);
        Path file = file(entry);
        byte[] content = PublishedRun.content(file);
        if (!Manifest.sha256(content).equals(entry.path("sha256").asText())) {
            throw new ResultsException(file, "is not the file that the manifest lists: its SHA-256 differs");
        }
        return content;
    }

    /**
     * Where that copy is.
     *
     * @param name as the plan has it
     * @throws ResultsException likewise
     */
    public Path recordingFile(String name) {
        return file(listed(name)).toAbsolutePath();
    }

    private JsonNode listed(String name) {
        for (JsonNode entry : manifest.path("recordings")) {
            if (entry.path("name").asText().equals(name)) {
                return entry;
            }
        }
        throw new ResultsException(
                folder.resolve(Manifest.FILE),
                "lists no recording \"" + OneLine.of(name) + "\", which its plan replays");
    }

    private Path file(JsonNode entry) {
        String file = entry.path("file").asText();
        if (!file.matches(ResultsFolder.RECORDINGS + "/[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
            throw new ResultsException(
                    folder.resolve(Manifest.FILE), "lists a recording with an unusual name: " + OneLine.of(file));
        }
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new ResultsException(path, "is missing, though the manifest lists it");
        }
        return path;
    }

    /**
     * Makes the folder ready for further rows: a row that was cut short is taken back, and what the interrupted trial left is removed.
     *
     * @param columns those of {@code trials.csv}
     * @throws ResultsException if the table has others
     */
    public ResultsFolder reopen(List<Column> columns) throws IOException {
        List<String> names = columns.stream().map(Column::name).toList();
        if (!trials.columns().equals(names)) {
            throw new ResultsException(table(), 1, "has other columns than this Slowcall writes; run its plan anew");
        }
        ResultsFolder reopened =
                ResultsFolder.reopened(folder, manifest.path("run_id").asText(), columns, hold);
        try (FileChannel channel = FileChannel.open(table(), StandardOpenOption.WRITE)) {
            if (channel.size() > journalBytes) {
                channel.truncate(journalBytes);
                channel.force(true);
            }
        }
        reopened.removeUnfinished(trials.rows());
        return reopened;
    }

    /** The manifest, to go on with. */
    public Manifest manifest() {
        return Manifest.reopened(folder, manifest);
    }

    /** Lets go of the folder, whether or not it was finished. */
    @Override
    public void close() throws IOException {
        hold.close();
    }
}
