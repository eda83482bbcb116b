package slowcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slowcall.calibration.Calibration;
import slowcall.jvm.ChildFailedException;
import slowcall.part.PartTable;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.ServiceThreads;
import slowcall.plan.Target;
import slowcall.result.Column;
import slowcall.result.FinishedBy;
import slowcall.result.Manifest;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;
import slowcall.service.ServiceElsewhere;
import slowcall.service.TargetCheck;
import slowcall.service.WireMockService;
import slowcall.trial.MemorySlopes;
import slowcall.trial.Summary;
import slowcall.trial.TrialColumns;
import slowcall.validity.CheckCounts;

/**
 * A run that is not complete yet: a results folder to which one plan after another adds its trials. Who looks for something decides
 * on the next plan when it has seen what came of the last. Blocks are counted through, so that no two plans meet the same schedule.
 */
public final class OpenRun {
    private static final String CALIBRATION = "calibration.csv";

    private final Experiment.Options options;
    private final RunListener listener;
    private final Duration together;
    private final boolean warm;
    private final ResultsFolder folder;
    private final Manifest manifest;
    private final Optional<Resumption> interrupted;
    private final PartSources sources;
    private final KeptRecordings recordings;
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> partRows = new ArrayList<>();
    private Optional<ServiceCapacity> capacity = Optional.empty();
    private boolean calibrated;
    private int blocks;

    private OpenRun(
            Experiment.Options options,
            RunListener listener,
            Duration together,
            boolean warm,
            ResultsFolder folder,
            Manifest manifest,
            Optional<Resumption> interrupted) {
        this.options = options;
        this.listener = listener;
        this.together = together;
        this.warm = warm;
        this.folder = folder;
        this.manifest = manifest;
        this.interrupted = interrupted;
        this.recordings = new KeptRecordings(
                folder, interrupted.map(Resumption::recordings).orElse(Map.of()));
        this.sources = PartSources.of(
                options.parts(), interrupted.flatMap(Resumption::partNames).orElseGet(PartSources::freshNames));
    }

    /**
     * Begins a run to which further plans are added, as a search does; nothing is started, and no folder made, for a plan that this
     * machine cannot carry out.
     *
     * @param first of the plans, whose name, seed and recordings are the run's
     * @param further how long the trials of the others are likely to take
     * @throws IOException if the folder cannot be written, or a target does not answer
     */
    public static OpenRun begin(Plan first, Experiment.Options options, RunListener listener, Duration further)
            throws IOException, InterruptedException {
        return begin(
                first,
                options,
                listener,
                Expected.of(first).plus(further),
                true,
                Map.of(FinishedBy.KEY, FinishedBy.TUNE.toString()));
    }

    /**
     * Begins a run of several plans, all known beforehand; nothing is started, and no folder made, where this machine cannot carry out
     * one.
     *
     * @param whole the cells of all plans, with the run's name and seed
     * @param plans to be added, in this order
     * @param by the command that will finish it if it is interrupted
     * @param notes what else that command has to know then
     * @throws IOException if the folder cannot be written, or a target does not answer
     */
    public static OpenRun begin(
            Plan whole,
            List<Plan> plans,
            FinishedBy by,
            Map<String, Object> notes,
            Experiment.Options options,
            RunListener listener)
            throws IOException, InterruptedException {
        Map<String, Object> kind = new LinkedHashMap<>();
        kind.put(FinishedBy.KEY, by.toString());
        kind.putAll(BegunPlans.describe(plans));
        kind.putAll(notes);
        return begin(whole, options, listener, Expected.of(plans), true, kind);
    }

    /** Of a single plan, with services that are warmed, and calibrated with, or not. */
    static OpenRun begin(Plan plan, Experiment.Options options, RunListener listener, boolean warm)
            throws IOException, InterruptedException {
        return begin(plan, options, listener, Expected.of(plan), warm, Map.of());
    }

    private static OpenRun begin(
            Plan first,
            Experiment.Options options,
            RunListener listener,
            Duration together,
            boolean warm,
            Map<String, Object> kind)
            throws IOException, InterruptedException {
        Preflight.check(first, options.allowedTargets());
        PartSources.require(first, options.parts());
        options.joint().ifPresent(joint -> joint.require(first));
        if (options.services() instanceof ServiceElsewhere) {
            Elsewhere.require(first);
        }
        for (Target target : first.targets()) {
            TargetCheck.require(target);
        }
        PartSources.tryOut(options.parts());
        Instant started = Instant.now();
        Map<String, Object> about = RunDescription.of(first, options);
        // With the first that is written of it: a run of several plans that is killed at once must not be taken for
        // one of its first.
        about.putAll(kind);
        ResultsFolder folder = ResultsFolder.create(options.resultsRoot(), first.name(), started, TrialColumns.all());
        Manifest manifest = new Manifest(folder.path(), started, about);
        OpenRun run = new OpenRun(options, listener, together, warm, folder, manifest, Optional.empty());
        run.keepRecordings(first);
        run.noteParts(first);
        run.manifest.write();
        return run;
    }

    /**
     * Goes on with a run that was interrupted: all its plans are to be added again, in their order, and what has a row is not repeated.
     * Nothing is started, and nothing written, where it was not begun like this.
     *
     * @throws slowcall.result.ResultsException if it was begun elsewhere, or with something else
     * @throws IOException if the folder cannot be written, or a target does not answer
     */
    public static OpenRun resume(Resumption interrupted, Experiment.Options options, RunListener listener)
            throws IOException, InterruptedException {
        return resume(interrupted, options, listener, true);
    }

    /** With services that are warmed, and calibrated with, or not. */
    static OpenRun resume(Resumption interrupted, Experiment.Options options, RunListener listener, boolean warm)
            throws IOException, InterruptedException {
        Plan plan = interrupted.plan();
        Preflight.check(plan, options.allowedTargets());
        PartSources.require(plan, options.parts());
        interrupted.requireSameParts(PartSources.places(plan, options.parts()));
        interrupted.requireSame(RunDescription.environment(plan, options));
        for (Target target : interrupted.left() > 0 ? plan.targets() : List.<Target>of()) {
            TargetCheck.require(target);
        }
        PartSources.tryOut(interrupted.left() > 0 ? options.parts() : List.of());
        ResultsFolder folder = interrupted.reopen(TrialColumns.all());
        OpenRun run = new OpenRun(
                options,
                listener,
                Expected.of(interrupted.plans()),
                warm,
                folder,
                interrupted.manifest(),
                Optional.of(interrupted));
        run.rows.addAll(interrupted.rows());
        if (Files.exists(folder.path().resolve(PartTable.FILE))) {
            run.partRows.addAll(ResultsFolder.readTable(folder.path().resolve(PartTable.FILE)));
        }
        List<Object> resumed = interrupted.earlier();
        resumed.add(run.aboutThisPart());
        run.manifest.put("resumed", resumed);
        run.manifest.write();
        return run;
    }

    private Map<String, Object> aboutThisPart() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        about.put("command", options.command());
        about.put("trials_before", rows.size());
        about.put("calibration", calibrationTable());
        return about;
    }

    /** Each part of a run has a calibration of its own: the machine may have changed meanwhile. */
    private String calibrationTable() {
        int parts = interrupted.map(run -> run.earlier().size() + 2).orElse(1);
        return parts == 1 || !Files.exists(folder.path().resolve(CALIBRATION))
                ? CALIBRATION
                : "calibration-" + parts + ".csv";
    }

    /** Where the servers are that a plan needs, and what the names of all begin with that is made there: an interrupted run leaves it. */
    private void noteParts(Plan plan) {
        Map<String, String> places = PartSources.places(plan, options.parts());
        if (!places.isEmpty()) {
            manifest.put(Resumption.PARTS, places);
            manifest.put(Resumption.PART_NAMES, sources.names());
        }
    }

    /** What a plan replays is kept, and the manifest says so. */
    private void keepRecordings(Plan plan) throws IOException {
        recordings.keep(plan);
        if (interrupted.isEmpty()) {
            manifest.put("recordings", recordings.about());
        }
    }

    /**
     * Runs every trial of a plan that has no row yet; a trial that fails leaves a row that says so. Before the first trial of all, its
     * block's service tells what this machine can do.
     *
     * @return the plan's new rows, without those that an interrupted run had
     * @throws IOException if the folder cannot be written, the service cannot be started, or the calibration fails
     */
    public List<Row> add(Plan plan) throws IOException, InterruptedException {
        if (blocks > 0) {
            Preflight.check(plan, options.allowedTargets());
        }
        keepRecordings(plan);
        boolean calibrates =
                warm && !calibrated && interrupted.map(run -> run.left() > 0).orElse(true);
        RunClock clock = new RunClock(plan, listener, calibrates, blocks, together.minus(Expected.of(plan)));
        clock.runStarting(folder.path());
        Optional<Timetable> timetable = options.joint().map(joint -> Timetable.of(plan, joint.begin()));
        awaitBegin();
        List<Row> added = new ArrayList<>();
        BlockTrials trials = new BlockTrials(plan, options, folder, recordings, sources, clock, timetable);
        for (int left = plan.blocks(); left > 0; left--) {
            blocks++;
            List<Cell> toDo = toDo(plan, clock);
            if (toDo.isEmpty()) {
                continue;
            }
            try (Block services =
                    new Block(blocks, folder, clock, options.services(), warm, plan.mostCallsAtOnce(), sources)) {
                if (calibrates && !calibrated) {
                    calibrated = true;
                    capacity = calibrate(
                            plan.callsTheService()
                                    ? Optional.of(services.service(ServiceThreads.AUTO))
                                    : Optional.empty(),
                            clock);
                }
                added.addAll(trials.run(blocks, toDo, services, capacity));
                keepParts(services.partRows());
            }
        }
        rows.addAll(added);
        return added;
    }

    /** The table whole, after each block: an interrupted run has those of its blocks that were over. */
    private void keepParts(List<Row> fresh) throws IOException {
        if (!fresh.isEmpty()) {
            partRows.addAll(fresh);
            folder.writeTable(PartTable.FILE, PartTable.COLUMNS, partRows);
        }
    }

    /** The block's cells that have no row yet, in the block's order; tells the clock of the others. */
    private List<Cell> toDo(Plan plan, RunClock clock) {
        List<Cell> toDo = new ArrayList<>(plan.shuffled(blocks));
        List<Cell> done = plan.cells().stream().filter(this::isDone).toList();
        done.forEach(clock::trialSkipped);
        toDo.removeAll(done);
        if (toDo.isEmpty()) {
            clock.blockSkipped();
        }
        return toDo;
    }

    private boolean isDone(Cell cell) {
        return interrupted.map(run -> run.has(blocks, cell)).orElse(false);
    }

    /** Those of all plans that were added, and of all that an interrupted run had. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Where its trials are kept. */
    public ResultsFolder folder() {
        return folder;
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
        manifest.put("plan_text", whole.text());
        manifest.put("service_flags", RunDescription.serviceFlags(whole));
        manifest.put("blocks", blocks);
        manifest.complete(Instant.now());
        folder.removeWork();
        return new Experiment.Result(folder.path(), List.copyOf(rows), summary, memory);
    }

    /** Tells the service's capacity, if the plan has one. */
    private Optional<ServiceCapacity> calibrate(Optional<WireMockService> service, RunClock clock)
            throws IOException, InterruptedException {
        clock.calibrationStarting();
        Path errors = folder.work("calibration.txt");
        try (Calibration calibration = Calibration.start(
                service, clock.pace(), RunDescription.CALIBRATION_FLAGS, errors, clock::calibrationStep)) {
            Calibration.Result result = calibration.run();
            folder.writeTable(calibrationTable(), Calibration.COLUMNS, result.rows());
            clock.calibrationFinished(result.capacity());
            return result.capacity();
        } catch (ChildFailedException e) {
            throw new IOException("the calibration failed: " + e.getMessage(), e);
        }
    }

    /** Generators of one load begin together, for even their calibrations would disturb another's trials. */
    private void awaitBegin() throws InterruptedException {
        if (options.joint().isPresent()) {
            Duration left =
                    Duration.between(Instant.now(), options.joint().get().begin());
            if (left.isPositive()) {
                Thread.sleep(left);
            }
        }
    }
}
