package slowcall;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import slowcall.calibration.Calibration;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.Jdk;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.Recording;
import slowcall.plan.ServiceThreads;
import slowcall.plan.TrialJvm;
import slowcall.result.Environment;
import slowcall.result.Manifest;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;
import slowcall.service.WireMockService;
import slowcall.trial.MemorySlopes;
import slowcall.trial.Summary;
import slowcall.trial.Trial;
import slowcall.trial.TrialColumns;
import slowcall.trial.TrialOrder;
import slowcall.validity.CheckCounts;

/**
 * A plan, run: block after block a fresh warmed service, then every cell once in shuffled order, each in a JVM of its own. Before
 * the first trial, the first block's service tells what this machine can do.
 */
public final class Experiment {
    /** Those of a trial's usual JVM: a cell may have a JDK, a heap or flags of its own, with which only its trials may fail. */
    private static final List<String> CALIBRATION_FLAGS = Trial.flags(TrialJvm.of(512, "g1"));

    private final Plan plan;
    private final Options options;
    private final RunClock clock;
    private final boolean warm;
    private final Map<String, String> recordings = new LinkedHashMap<>();

    /**
     * How to run it.
     *
     * @param resultsRoot where the results folder is created
     * @param plugins jars with further strategies
     * @param command how the run was asked for, for the manifest
     */
    public record Options(Path resultsRoot, List<Path> plugins, List<String> command) {}

    /**
     * What came of it.
     *
     * @param folder the results
     * @param rows one for each trial
     * @param summary one for each cell, in the plan's order
     * @param memory what a request in flight takes, from cells that hold requests; none without them
     */
    public record Result(Path folder, List<Row> rows, List<Row> summary, List<Row> memory) {
        public long failedTrials() {
            return rows.stream()
                    .filter(row -> row.text("status").equals("FAILED"))
                    .count();
        }

        public long invalidTrials() {
            return rows.stream()
                    .filter(row -> row.text("verdict").equals("INVALID"))
                    .count();
        }
    }

    public Experiment(Plan plan, Options options, RunListener listener) {
        this(plan, options, listener, true);
    }

    /** With services that are warmed, and calibrated with, or not: a test whose figures nobody reads can do without. */
    Experiment(Plan plan, Options options, RunListener listener, boolean warm) {
        this.plan = plan;
        this.options = options;
        this.clock = new RunClock(plan, listener, warm);
        this.warm = warm;
        Preflight.check(plan);
    }

    /**
     * Runs every trial; a trial that fails leaves a row that says so.
     *
     * @throws IOException if the folder cannot be written, the service cannot be started, or the calibration fails
     */
    public Result run() throws IOException, InterruptedException {
        Instant started = Instant.now();
        ResultsFolder folder = ResultsFolder.create(options.resultsRoot(), plan.name(), started, TrialColumns.all());
        for (Recording recording : plan.recordings()) {
            recordings.put(
                    recording.name(),
                    folder.keep(recording.shortName(), recording.content()).toString());
        }
        Manifest manifest = new Manifest(folder.path(), started, about());
        manifest.write();
        clock.runStarting(folder.path());
        List<Row> rows = new ArrayList<>();
        Optional<ServiceCapacity> capacity = Optional.empty();
        for (int block = 1; block <= plan.blocks(); block++) {
            try (Block services = new Block(block, folder, clock, warm, plan.mostCallsAtOnce())) {
                if (block == 1 && warm) {
                    capacity = calibrate(
                            plan.overTheWire() ? Optional.of(services.service(ServiceThreads.AUTO)) : Optional.empty(),
                            folder);
                }
                rows.addAll(runBlock(block, services, capacity, folder));
            }
        }
        List<Row> summary = Summary.of(plan, rows, folder);
        folder.writeTable("summary.csv", Summary.COLUMNS, summary);
        List<Row> memory = MemorySlopes.of(plan, rows);
        if (!memory.isEmpty()) {
            folder.writeTable("memory.csv", MemorySlopes.COLUMNS, memory);
        }
        folder.writeTable("verdicts.csv", CheckCounts.COLUMNS, CheckCounts.of(rows));
        folder.removeWork();
        manifest.complete(Instant.now());
        return new Result(folder.path(), rows, summary, memory);
    }

    /** Tells the service's capacity, if the plan has one. */
    private Optional<ServiceCapacity> calibrate(Optional<WireMockService> service, ResultsFolder folder)
            throws IOException, InterruptedException {
        clock.calibrationStarting();
        Path errors = folder.work("calibration.txt");
        try (Calibration calibration =
                Calibration.start(service, clock.pace(), CALIBRATION_FLAGS, errors, clock::calibrationStep)) {
            Calibration.Result result = calibration.run();
            folder.writeTable("calibration.csv", Calibration.COLUMNS, result.rows());
            clock.calibrationFinished(result.capacity());
            return result.capacity();
        } catch (ChildFailedException e) {
            throw new IOException("the calibration failed: " + e.getMessage(), e);
        }
    }

    private List<Row> runBlock(int block, Block services, Optional<ServiceCapacity> capacity, ResultsFolder folder)
            throws IOException, InterruptedException {
        List<Cell> cells = new ArrayList<>(plan.cells());
        Collections.shuffle(cells, new Random(plan.seed() + block));
        List<Row> rows = new ArrayList<>();
        for (Cell cell : cells) {
            Optional<WireMockService> service = cell.exchange().overTheWire()
                    ? Optional.of(services.service(cell.serviceThreads()))
                    : Optional.empty();
            clock.trialStarting(block, cell);
            Trial trial = new Trial(cell, order(cell, block, service, folder), options.plugins(), clock::phase);
            Row row = trial.run(service, capacity);
            Trial.place(row, folder.runId(), block, rows.size() + 1);
            rows.add(row);
            folder.append(row, trial.histograms(), trial.trace());
            clock.trialFinished(row);
        }
        return rows;
    }

    private TrialOrder order(Cell cell, int block, Optional<WireMockService> service, ResultsFolder folder) {
        String directory = folder.work(block + "-" + cell.id()).toString();
        // The block's seed: all its cells draw the same delays and arrivals.
        return new TrialOrder(
                plan.name(),
                plan.text(),
                cell.id(),
                plan.seed() * 1_000_003 + block,
                service.map(WireMockService::port).orElse(0),
                recordings,
                directory);
    }

    private Map<String, Object> about() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("plan", plan.name());
        about.put("plan_text", plan.text());
        about.put(
                "recordings", plan.recordings().stream().map(Experiment::about).toList());
        about.put("seed", plan.seed());
        about.put("blocks", plan.blocks());
        about.put("command", options.command());
        about.put(
                "service_flags",
                plan.services().stream()
                        .map(threads -> WireMockService.flags(threads, plan.mostCallsAtOnce()))
                        .toList());
        about.put("calibration_flags", CALIBRATION_FLAGS);
        about.put(
                "environment",
                Environment.fingerprint(
                        plan.cells().stream()
                                .flatMap(cell -> Trial.jdk(cell).stream())
                                .map(Jdk::version)
                                .distinct()
                                .toList(),
                        plan.cells().stream().map(Trial::flags).distinct().toList()));
        return about;
    }

    private static Map<String, Object> about(Recording recording) {
        return Map.of(
                "name",
                recording.name(),
                "file",
                ResultsFolder.RECORDINGS + "/" + recording.shortName(),
                "sha256",
                recording.sha256());
    }
}
