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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of one run: rows are appended as trials finish, so that what is done is kept whatever happens next. */
public final class ResultsFolder {
    /** The subfolder with what the run read besides its plan. */
    public static final String RECORDINGS = "recordings";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static final String HISTOGRAMS = "histograms";
    static final String TRACES = "traces";
    private static final String WORK = "work";
    private static final String LOCK = "lock";

    /** Whatever in it is written to, or removed, while its run goes on. */
    static final List<String> WRITTEN = List.of(PublishedRun.TRIALS, HISTOGRAMS, TRACES, RECORDINGS, WORK);

    private final Path path;
    private final String runId;
    private final String table;
    private final List<Column> columns;
    private final FileHold hold;

    private ResultsFolder(Path path, String runId, String table, List<Column> columns, FileHold hold) {
        this.path = path;
        this.runId = runId;
        this.table = table;
        this.columns = List.copyOf(columns);
        this.hold = hold;
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
            ResultsFolder folder = new ResultsFolder(path, name, table, columns, hold(path));
            folder.appendLine(columns.stream().map(Column::name).toList());
            return folder;
        }
    }

    /**
     * The folder of a run that was interrupted, to which further rows are appended.
     *
     * @param runId with which it was begun, whatever the folder's name is now
     * @param columns of {@code trials.csv}, as they are there
     * @param hold on it
     */
    static ResultsFolder reopened(Path path, String runId, List<Column> columns, FileHold hold) {
        return new ResultsFolder(path, runId, PublishedRun.TRIALS, columns, hold);
    }

    /**
     * Takes a folder for whoever writes to it, and keeps it until {@link #removeWork} or {@link #letGo}, or the process ends.
     *
     * @throws ResultsException if a process that still runs has it
     */
    static FileHold hold(Path path) throws IOException {
        Path lock = Files.createDirectories(path.resolve(WORK)).resolve(LOCK);
        FileHold hold = FileHold.alone(lock).orElseThrow(() -> {
            String who = FileHold.noteIn(lock).strip();
            return new ResultsException(
                    path,
                    "is being written by a process that still runs" + (who.isEmpty() ? "" : " (" + who + ")")
                            + "; wait until it has ended");
        });
        return hold.noting("process " + ProcessHandle.current().pid() + "\n");
    }

    /** Lets go of the folder as it is: a run that did not come to its end can be finished by whoever takes it next. */
    public void letGo() throws IOException {
        hold.close();
    }

    public Path path() {
        return path;
    }

    /** The run's id: the name with which the folder was created. */
    public String runId() {
        return runId;
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
        return path.resolve(WORK).resolve(name);
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
            AtomicFile.move(histograms, histogramLog(row));
        }
        if (Files.exists(trace)) {
            AtomicFile.move(trace, path.resolve(TRACES).resolve(trialName(row) + ".csv"));
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

    /** Lets go of the folder, and removes the working files. Last of all: whoever takes it then is to find it finished. */
    public void removeWork() throws IOException {
        hold.close();
        try (Stream<Path> files = Files.walk(path.resolve(WORK))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Removes what an interrupted trial has left: its working files, and histograms and traces that no row is for. */
    void removeUnfinished(List<Row> finished) throws IOException {
        try (Stream<Path> files = Files.walk(path.resolve(WORK))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(path.resolve(WORK))
                        && !file.equals(path.resolve(WORK).resolve(LOCK))) {
                    Files.delete(file);
                }
            }
        }
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(file -> file.toString().endsWith(AtomicFile.TEMPORARY))
                    .toList()) {
                Files.delete(file);
            }
        }
        Set<String> names = finished.stream().map(ResultsFolder::trialName).collect(Collectors.toSet());
        for (String subfolder : List.of(HISTOGRAMS, TRACES)) {
            try (Stream<Path> files = Files.list(Files.createDirectories(path.resolve(subfolder)))) {
                for (Path file : files.toList()) {
                    String name = String.valueOf(file.getFileName());
                    if (!names.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
