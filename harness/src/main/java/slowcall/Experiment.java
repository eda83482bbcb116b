package slowcall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import slowcall.part.ExternalPart;
import slowcall.plan.AllowedTargets;
import slowcall.plan.Plan;
import slowcall.result.ResultsException;
import slowcall.result.Row;
import slowcall.service.ServiceElsewhere;
import slowcall.service.ServiceHost;

/**
 * A plan, run: block after block a fresh warmed service, then every cell once in shuffled order, each in a JVM of its own. Before
 * the first trial, the first block's service tells what this machine can do.
 */
public final class Experiment {
    private final Plan plan;
    private final Options options;
    private final RunListener listener;
    private final boolean warm;

    /**
     * How to run it.
     *
     * @param resultsRoot where the results folder is created
     * @param plugins jars with further strategies
     * @param command how the run was asked for, for the manifest
     * @param allowedTargets that plans may call
     * @param services where services are started
     * @param joint the load that this run offers a share of; empty for one that offers all of its load
     * @param parts servers that somebody else keeps, each for a part that the run would start otherwise
     */
    public record Options(
            Path resultsRoot,
            List<Path> plugins,
            List<String> command,
            AllowedTargets allowedTargets,
            ServiceHost services,
            Optional<JointLoad> joint,
            List<ExternalPart> parts) {

        public Options {
            parts = List.copyOf(parts);
        }

        /** With all servers started for it, but the slow service. */
        public Options(
                Path resultsRoot,
                List<Path> plugins,
                List<String> command,
                AllowedTargets allowedTargets,
                ServiceHost services,
                Optional<JointLoad> joint) {
            this(resultsRoot, plugins, command, allowedTargets, services, joint, List.of());
        }

        /** With services on this machine, and all of the load. */
        public Options(Path resultsRoot, List<Path> plugins, List<String> command, AllowedTargets allowedTargets) {
            this(resultsRoot, plugins, command, allowedTargets, ServiceHost.THIS_MACHINE, Optional.empty());
        }

        /** With no targets but those on this machine. */
        public Options(Path resultsRoot, List<Path> plugins, List<String> command) {
            this(resultsRoot, plugins, command, AllowedTargets.ON_THIS_MACHINE);
        }
    }

    /**
     * What came of it.
     *
     * @param folder the results
     * @param rows one for each trial
     * @param summary one for each cell, in the plan's order
     * @param memory what a request in flight takes, from cells that hold requests; none without them
     */
    public record Result(Path folder, List<Row> rows, List<Row> summary, List<Row> memory) {}

    public Experiment(Plan plan, Options options, RunListener listener) {
        this(plan, options, listener, true);
    }

    /**
     * Why a plan would be refused, a line each, without starting anything: whether JVMs start with a plan's own flags, and whether targets
     * and a service elsewhere answer, only a run can tell.
     */
    public static List<String> objections(Plan plan, Options options) {
        List<String> objections = new ArrayList<>(planObjections(plan, options));
        Path nearest = options.resultsRoot().toAbsolutePath();
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest == null || !Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            objections.add(options.resultsRoot() + ": no folder that results can be written to");
        }
        return List.copyOf(objections);
    }

    /** The same for a run that was interrupted, with what would keep it from being finished here. */
    public static List<String> objections(Resumption interrupted, Options options) {
        List<String> objections = new ArrayList<>(planObjections(interrupted.plan(), options));
        if (objections.isEmpty()) {
            try {
                interrupted.requireSameParts(PartSources.places(interrupted.plan(), options.parts()));
            } catch (ResultsException e) {
                objections.add(String.valueOf(e.getMessage()));
            }
        }
        if (!(options.services() instanceof ServiceElsewhere)) {
            try {
                interrupted.requireSame(RunDescription.fingerprint(interrupted.plan()));
            } catch (ResultsException e) {
                objections.add(String.valueOf(e.getMessage()));
            }
        }
        if (!Files.isWritable(interrupted.folder())) {
            objections.add(interrupted.folder() + ": may not be written to");
        }
        return List.copyOf(objections);
    }

    private static List<String> planObjections(Plan plan, Options options) {
        List<String> objections = new ArrayList<>(Preflight.objections(plan, options.allowedTargets()));
        if (objections.isEmpty()) {
            Preflight.objectionTo(() -> PartSources.require(plan, options.parts()))
                    .ifPresent(objections::add);
            options.joint()
                    .flatMap(joint -> Preflight.objectionTo(() -> joint.require(plan)))
                    .ifPresent(objections::add);
            if (options.services() instanceof ServiceElsewhere) {
                Preflight.objectionTo(() -> Elsewhere.require(plan)).ifPresent(objections::add);
            }
        }
        return objections;
    }

    /** With services that are warmed, and calibrated with, or not: a test whose figures nobody reads can do without. */
    Experiment(Plan plan, Options options, RunListener listener, boolean warm) {
        this.plan = plan;
        this.options = options;
        this.listener = listener;
        this.warm = warm;
    }

    /**
     * Runs every trial; a trial that fails leaves a row that says so.
     *
     * @throws IOException if the folder cannot be written, the service cannot be started, a target does not answer, or the calibration
     *     fails
     */
    public Result run() throws IOException, InterruptedException {
        OpenRun run = OpenRun.begin(plan, options, listener, warm);
        try {
            var unused = run.add(plan);
            return run.finish(plan);
        } finally {
            // Whatever happened: who made this run may want to finish it, from this very process.
            run.folder().letGo();
        }
    }

    /**
     * Runs the trials that an interrupted run has no row of. Where it was not begun like this, nothing is started, and nothing written.
     *
     * @param options the folder that results are created in is not looked at
     * @throws slowcall.result.ResultsException if it was begun elsewhere, or with something else
     * @throws IOException if the folder cannot be written, the service cannot be started, a target does not answer, or the calibration
     *     fails
     */
    public static Result resume(Resumption interrupted, Options options, RunListener listener)
            throws IOException, InterruptedException {
        return resume(interrupted, options, listener, true);
    }

    /** With services that are warmed, and calibrated with, or not. */
    static Result resume(Resumption interrupted, Options options, RunListener listener, boolean warm)
            throws IOException, InterruptedException {
        OpenRun run = OpenRun.resume(interrupted, options, listener, warm);
        var unused = run.add(interrupted.plan());
        return run.finish(interrupted.plan());
    }
}
