package slowcall.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The folder of one run: rows are appended as trials finish, so that what is done is kept whatever happens next. */
public final class ResultsFolder {
    /** The subfolder with what the run read besides its plan. */
    public static final String RECORDINGS = "recordings";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static final String HISTOGRAMS = "histograms";
    static final String TRACES = "traces";

    private final Path path;
    private final String table;
    private final List<Column> columns;

    private ResultsFolder(Path path, String table, List<Column> columns) {
        this.path = path;
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /**
     * Creates a folder {@code <utc>-<plan>-<shortid>} with an empty {@code trials.csv} and room for its trials' histograms and traces.
     *
     * @param root where runs are kept; created if it does not exist
     * @param columns of {@code trials.csv}, in their order
     */
    public static ResultsFolder create(Path root, String planName, Instant now, List<Column> columns)
            throws IOException {
        ResultsFolder folder = create(root, planName, now, PublishedRun.TRIALS, columns);
        Files.createDirectory(folder.path.resolve(HISTOGRAMS));
        Files.createDirectory(folder.path.resolve(TRACES));
        return folder;
    }

    /**
     * Creates a folder {@code <utc>-<name>-<shortid>} with an empty table.
     *
     * @param root where runs are kept; created if it does not exist
     * @param table the table's file name
     * @param columns of the table, in their order
     */
    public static ResultsFolder create(Path root, String runName, Instant now, String table, List<Column> columns)
            throws IOException {
        Files.createDirectories(root);
        byte[] id = new byte[2];
        SecureRandom random = new SecureRandom();
        while (true) {
            random.nextBytes(id);
            String name = UTC.format(now) + "-" + runName + "-" + HexFormat.of().formatHex(id);
            Path path = root.resolve(name);
            try {
                Files.createDirectory(path);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            Files.createDirectory(path.resolve("work"));
            ResultsFolder folder = new ResultsFolder(path, table, columns);
            folder.appendLine(columns.stream().map(Column::name).toList());
            return folder;
        }
    }

    public Path path() {
        return path;
    }

    /** The run's id: the folder's name. */
    public String runId() {
        return path.getFileName().toString();
    }

    /**
     * Keeps a copy of a recording that the plan replays.
     *
     * @return where it is, from the root on
     */
    public Path keep(String name, byte[] content) throws IOException {
        Path folder = Files.createDirectories(path.toAbsolutePath().resolve(RECORDINGS));
        return Files.write(folder.resolve(name), content);
    }

    /** Where a trial works; removed when the run is complete. */
    public Path work(String name) {
        return path.resolve("work").resolve(name);
    }

    /**
     * Keeps a trial's histograms and trace and appends its row, which is on the disk when this returns.
     *
     * @param histograms a trial's log; a failed trial may have none
     * @param trace a trial's seconds; those of a short one may be none
     * @throws IllegalArgumentException if the row has a value without a column
     */
    public void append(Row row, Path histograms, Path trace) throws IOException {
        List<String> cells = cells(row);
        if (Files.exists(histograms)) {
            Files.move(histograms, histogramLog(row));
        }
        if (Files.exists(trace)) {
            Files.move(trace, path.resolve(TRACES).resolve(trialName(row) + ".csv"));
        }
        appendLine(cells);
    }

    /**
     * Appends a row, which is on the disk when this returns.
     *
     * @throws IllegalArgumentException if the row has a value without a column
     */
    public void append(Row row) throws IOException {
        appendLine(cells(row));
    }

    private List<String> cells(Row row) {
        List<String> names = columns.stream().map(Column::name).toList();
        if (!names.containsAll(row.values().keySet())) {
            List<String> unknown = new ArrayList<>(row.values().keySet());
            unknown.removeAll(names);
            throw new IllegalArgumentException("no column is declared for " + unknown);
        }
        return names.stream().map(row::text).toList();
    }

    /** The log of a trial's histograms. */
    public Path histogramLog(Row row) {
        return path.resolve(HISTOGRAMS).resolve(trialName(row) + ".hlog");
    }

    static String trialName(Row row) {
        return String.format(Locale.ROOT, "%03d-%s", row.count("block"), row.text("cell_id"));
    }

    private void appendLine(List<String> cells) throws IOException {
        AtomicFile.append(path.resolve(table), Csv.line(cells).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes rows of another table. */
    public void writeTable(String file, List<Column> header, List<Row> rows) throws IOException {
        Csv.write(path.resolve(file), header, rows);
    }

    /** The rows of a table in a results folder. */
    public static List<Row> readTable(Path file) throws IOException {
        return Csv.read(file);
    }

    /** Removes the working files. */
    public void removeWork() throws IOException {
        try (Stream<Path> files = Files.walk(path.resolve("work"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
