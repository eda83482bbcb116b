package slowcall;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import slowcall.calibration.Calibration;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.Jdk;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.Recording;
import slowcall.plan.ServiceThreads;
import slowcall.plan.Target;
import slowcall.plan.TrialJvm;
import slowcall.result.Column;
import slowcall.result.Environment;
import slowcall.result.Manifest;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;
import slowcall.service.TargetCheck;
import slowcall.service.WireMockService;
import slowcall.trial.MemorySlopes;
import slowcall.trial.Summary;
import slowcall.trial.Trial;
import slowcall.trial.TrialColumns;
import slowcall.trial.TrialOrder;
import slowcall.validity.CheckCounts;

/**
 * A run that is not complete yet: a results folder to which one plan after another adds its trials. Who looks for something decides
 * on the next plan when it has seen what came of the last. Blocks are counted through, so that no two plans meet the same schedule.
 */
public final class OpenRun {
    /** Those of a trial's usual JVM: a cell may have a JDK, a heap or flags of its own, with which only its trials may fail. */
    private static final List<String> CALIBRATION_FLAGS = Trial.flags(TrialJvm.of(512, "g1"));

    /** What starting and warming a service is likely to take. */
    public static final Duration SERVICE_START = Duration.ofMillis(Math.round(1000 * RunClock.SERVICE_START_SECONDS));

    private final Experiment.Options options;
    private final RunListener listener;
    private final Duration further;
    private final boolean warm;
    private final ResultsFolder folder;
    private final Manifest manifest;
    private final Map<String, String> recordings = new LinkedHashMap<>();
    private final List<Map<String, Object>> aboutRecordings = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private Optional<ServiceCapacity> capacity = Optional.empty();
    private int blocks;

    private OpenRun(
            Experiment.Options options,
            RunListener listener,
            Duration further,
            boolean warm,
            ResultsFolder folder,
            Manifest manifest) {
        this.options = options;
        this.listener = listener;
        this.further = further;
        this.warm = warm;
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Begins a run; nothing is started, and no folder made, for a plan that this machine cannot carry out.
     *
     * @param first of the plans, whose name, seed and recordings are the run's
     * @param further how long the trials of the others are likely to take
     * @throws IOException if the folder cannot be written, or a target does not answer
     */
    public static OpenRun begin(Plan first, Experiment.Options options, RunListener listener, Duration further)
            throws IOException, InterruptedException {
        return begin(first, options, listener, further, true);
    }

    /** With services that are warmed, and calibrated with, or not. */
    static OpenRun begin(Plan first, Experiment.Options options, RunListener listener, Duration further, boolean warm)
            throws IOException, InterruptedException {
        Preflight.check(first, options.allowedTargets());
        for (Target target : first.targets()) {
            TargetCheck.require(target);
        }
        Instant started = Instant.now();
        ResultsFolder folder = ResultsFolder.create(options.resultsRoot(), first.name(), started, TrialColumns.all());
        OpenRun run = new OpenRun(
                options, listener, further, warm, folder, new Manifest(folder.path(), started, about(first, options)));
        run.keepRecordings(first);
        run.manifest.write();
        return run;
    }

    /** What a plan replays is kept, and the manifest says so; a later plan may replay what came of an earlier one. */
    private void keepRecordings(Plan plan) throws IOException {
        for (Recording recording : plan.recordings()) {
            if (recordings.containsKey(recording.name())) {
                continue;
            }
            recordings.put(
                    recording.name(),
                    folder.keep(recording.shortName(), recording.content()).toString());
            aboutRecordings.add(about(recording));
        }
        manifest.put("recordings", List.copyOf(aboutRecordings));
    }

    /**
     * Runs every trial of a plan; a trial that fails leaves a row that says so. Before the first trial of all, its block's service
     * tells what this machine can do.
     *
     * @return the plan's rows
     * @throws IOException if the folder cannot be written, the service cannot be started, or the calibration fails
     */
    public List<Row> add(Plan plan) throws IOException, InterruptedException {
        if (blocks > 0) {
            Preflight.check(plan, options.allowedTargets());
        }
        keepRecordings(plan);
        RunClock clock = new RunClock(plan, listener, warm && blocks == 0, blocks, further);
        clock.runStarting(folder.path());
        List<Row> added = new ArrayList<>();
        for (int left = plan.blocks(); left > 0; left--) {
            blocks++;
            try (Block services = new Block(blocks, folder, clock, warm, plan.mostCallsAtOnce())) {
                if (blocks == 1 && warm) {
                    capacity = calibrate(
                            plan.callsTheService()
                                    ? Optional.of(services.service(ServiceThreads.AUTO))
                                    : Optional.empty(),
                            clock);
                }
                added.addAll(runBlock(plan, services, clock));
            }
        }
        rows.addAll(added);
        return added;
    }

    /** Where its trials are kept. */
    public ResultsFolder folder() {
        return folder;
    }

    /** The seed of a block: all its cells draw the same delays and arrivals. */
    public static long seed(Plan plan, int block) {
        return plan.seed() * 1_000_003 + block;
    }

    /** A block's cells in its order. {@link java.util.Random}'s first draws would be alike for seeds that follow one another. */
    static List<Cell> shuffled(Plan plan, int block) {
        List<Cell> cells = new ArrayList<>(plan.cells());
        Collections.shuffle(cells, new SplittableRandom(seed(plan, block)));
        return cells;
    }

    /** How long a plan's trials and its services' starts are likely to take. */
    public static Duration expected(Plan plan) {
        return Duration.ofMillis(Math.round(1000 * RunClock.expectedSeconds(plan)));
    }

    /** Adds something learned on the way to the manifest. */
    public void note(String key, Object value) {
        manifest.put(key, value);
    }

    /** Adds a table of one's own to the folder. */
    public void write(String table, List<Column> columns, List<Row> content) throws IOException {
        folder.writeTable(table, columns, content);
    }

    /**
     * Ends the run: what its trials come to is written, and the manifest says that it is complete.
     *
     * @param whole the cells of all plans
     */
    public Experiment.Result finish(Plan whole) throws IOException {
        List<Row> summary = Summary.of(whole, rows, folder);
        folder.writeTable("summary.csv", Summary.COLUMNS, summary);
        List<Row> memory = MemorySlopes.of(whole, rows);
        if (!memory.isEmpty()) {
            folder.writeTable("memory.csv", MemorySlopes.COLUMNS, memory);
        }
        folder.writeTable("verdicts.csv", CheckCounts.COLUMNS, CheckCounts.of(rows));
        folder.removeWork();
        manifest.put("plan_text", whole.text());
        manifest.put("service_flags", serviceFlags(whole));
        manifest.put("blocks", blocks);
        manifest.complete(Instant.now());
        return new Experiment.Result(folder.path(), List.copyOf(rows), summary, memory);
    }

    /** Tells the service's capacity, if the plan has one. */
    private Optional<ServiceCapacity> calibrate(Optional<WireMockService> service, RunClock clock)
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

    private List<Row> runBlock(Plan plan, Block services, RunClock clock) throws IOException, InterruptedException {
        List<Row> block = new ArrayList<>();
        for (Cell cell : shuffled(plan, blocks)) {
            Optional<WireMockService> service = cell.exchange().callsTheService()
                    ? Optional.of(services.service(cell.serviceThreads()))
                    : Optional.empty();
            clock.trialStarting(blocks, cell);
            Trial trial = new Trial(cell, order(plan, cell, service), options.plugins(), clock::phase);
            Row row = trial.run(service, capacity);
            if (row.text("status").equals("FAILED")) {
                Shutdown.awaitIfUnderWay();
            }
            Trial.place(row, folder.runId(), blocks, block.size() + 1);
            block.add(row);
            folder.append(row, trial.histograms(), trial.trace());
            clock.trialFinished(row);
        }
        return block;
    }

    private TrialOrder order(Plan plan, Cell cell, Optional<WireMockService> service) {
        String directory = folder.work(blocks + "-" + cell.id()).toString();
        return new TrialOrder(
                plan.name(),
                plan.text(),
                cell.id(),
                seed(plan, blocks),
                service.map(WireMockService::port).orElse(0),
                recordings,
                directory);
    }

    private static Map<String, Object> about(Plan plan, Experiment.Options options) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("plan", plan.name());
        about.put("plan_text", plan.text());
        about.put("seed", plan.seed());
        about.put("blocks", plan.blocks());
        about.put("command", options.command());
        if (!plan.targets().isEmpty()) {
            about.put("targets", plan.targets().stream().map(Target::toString).toList());
            about.put("allowed_targets", options.allowedTargets().places());
        }
        about.put("service_flags", serviceFlags(plan));
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

    private static List<List<String>> serviceFlags(Plan plan) {
        return plan.services().stream()
                .map(threads -> WireMockService.flags(threads, plan.mostCallsAtOnce()))
                .toList();
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
