package slowcall.integrations.chapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import slowcall.Expected;
import slowcall.Experiment;
import slowcall.OpenRun;
import slowcall.Resumption;
import slowcall.RunListener;
import slowcall.integrations.kill.KillTable;
import slowcall.plan.Plan;
import slowcall.report.PageFile;
import slowcall.result.FinishedBy;
import slowcall.result.ResultsException;
import slowcall.result.Row;

/**
 * Examines claims: first the trials of all of them, as one plan, block by block; then, when no trial runs any more, what only they want
 * to know, one claim after another.
 */
public final class Chapter {
    /** The name of the table in the results folder. */
    public static final String TABLE = "chapter.csv";

    /** The name of the page in the results folder. */
    public static final String PAGE = "chapter.html";

    private static final String KILLS = "kills.csv";
    private static final double NANOS = 1e9;

    private final Scope scope;
    private final Listener listener;

    /** Is told how it goes, besides how its trials do. */
    public interface Listener {
        /** Nothing has been started yet; the results folder exists. */
        void starting(Path folder);

        /** What is going on, soon outdated. */
        void progress(String text);

        /** A claim has its row. */
        void examined(Claim claim, Row row);
    }

    /**
     * What came of it.
     *
     * @param folder the results
     * @param rows of {@code chapter.csv}
     * @param trials all that were run
     */
    public record Result(Path folder, List<Row> rows, List<Row> trials) {
        /** Claims that could not be examined. */
        public long broken() {
            return rows.stream().filter(row -> row.text("verdict").isEmpty()).count();
        }

        /** Claims of which something that was counted is not as predicted. */
        public long refutedByCounting() {
            return rows.stream()
                    .filter(row -> row.text("counted").equals("yes"))
                    .count();
        }
    }

    public Chapter(Scope scope, Listener listener) {
        this.scope = scope;
        this.listener = listener;
    }

    /** Every claim, by number. */
    public static List<Claim> all() {
        return ServiceLoader.load(Claim.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(Claim::number))
                .toList();
    }

    /** How long it is likely to take, everything that has to be started included. */
    public Duration expected() {
        return expected((block, cell) -> false);
    }

    /** How long the rest of one that was interrupted is likely to take: trials that have no row, and all observations. */
    public Duration expected(Resumption interrupted) {
        return expected(interrupted::has);
    }

    private Duration expected(ChapterPlan.Done done) {
        Budget budget = Budget.of(scope.claims(), scope.size());
        ChapterPlan plan = plan();
        Duration left = plan.expected(done);
        Duration trials = left.isZero() ? left : left.plus(Expected.calibration(plan.whole()));
        return budget.observations().isEmpty()
                ? trials
                : trials.plus(budget.observing()).plus(Beside.ofObservations(scope.size()));
    }

    /**
     * Examines them, in a results folder of its own.
     *
     * @throws IOException if the folder cannot be written, or the service of the trials cannot be started
     */
    public Result run(Experiment.Options options, RunListener trialListener) throws IOException, InterruptedException {
        ChapterPlan plan = plan();
        return examine(
                OpenRun.begin(plan.whole(), plan.runs(), FinishedBy.CHAPTER, scope.notes(), options, trialListener),
                plan);
    }

    /**
     * Finishes an examination that was interrupted, in its folder: trials that have a row are not repeated. Observations are made anew,
     * all of them, and so is every claim's row: what one sitting has seen is not put beside what another has.
     *
     * @throws ResultsException if it was begun elsewhere, or with something else
     * @throws IOException if the folder cannot be written, or the service of the trials cannot be started
     */
    public Result resume(Resumption interrupted, Experiment.Options options, RunListener trialListener)
            throws IOException, InterruptedException {
        ChapterPlan plan = plan();
        if (!interrupted.plans().stream()
                .map(Chapter::toBeRun)
                .toList()
                .equals(plan.runs().stream().map(Chapter::toBeRun).toList())) {
            throw new ResultsException(
                    interrupted.folder(),
                    "has other plans than its claims have in this build; finish it with that which it was begun with");
        }
        OpenRun run = OpenRun.resume(interrupted, options, trialListener);
        for (String outdated : List.of(TABLE, PAGE, KILLS)) {
            Files.deleteIfExists(run.folder().path().resolve(outdated));
        }
        return examine(run, plan);
    }

    /** What of a plan decides on its trials. */
    private static List<Object> toBeRun(Plan plan) {
        return List.of(plan.text(), plan.seed(), plan.blocks());
    }

    private ChapterPlan plan() {
        return ChapterPlan.of(Budget.of(scope.claims(), scope.size()).cells(), scope.size());
    }

    private Result examine(OpenRun run, ChapterPlan plan) throws IOException, InterruptedException {
        try {
            listener.starting(run.folder().path());
            for (Plan each : plan.runs()) {
                var unused = run.add(each);
            }
            List<Row> rows = examine(run, plan.trials(run.rows()));
            PageFile.write(ChapterPage.of(rows), run.folder().path().resolve(PAGE));
            Experiment.Result result = run.finish(plan.whole());
            return new Result(result.folder(), rows, result.rows());
        } finally {
            run.folder().letGo();
        }
    }

    private List<Row> examine(OpenRun run, Trials trials) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        Path root = run.folder().work("workshop");
        try (OpenWorkshop workshop = new OpenWorkshop(scope.size(), root, listener::progress)) {
            Bench bench = new OpenBench(trials, workshop, listener::progress);
            for (Claim claim : scope.claims()) {
                listener.progress("claim " + claim.number() + ": " + claim.says());
                Row row = examine(claim, bench);
                rows.add(row);
                // What is known is kept, whatever becomes of the rest.
                run.write(TABLE, ChapterTable.COLUMNS, rows);
                if (!workshop.killed().isEmpty()) {
                    KillTable.write(run.folder().path().resolve(KILLS), workshop.killed());
                }
                listener.examined(claim, row);
            }
        }
        return rows;
    }

    private Row examine(Claim claim, Bench bench) throws InterruptedException {
        long start = System.nanoTime();
        long trials = claim.budget(scope.size()).cells().stream()
                .mapToLong(cell -> bench.trials().all(cell).size())
                .sum();
        try {
            Finding finding = claim.examine(bench);
            return ChapterTable.row(claim, scope.size(), finding, trials, (System.nanoTime() - start) / NANOS);
        } catch (UnobservedException e) {
            return broken(claim, OpenBench.problem(e), trials, start);
        } catch (RuntimeException | Error e) {
            // One claim's: after hours the others are not to go with it.
            String problem = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
            return broken(claim, problem, trials, start);
        }
    }

    private Row broken(Claim claim, String why, long trials, long startNanos) {
        return ChapterTable.broken(claim, scope.size(), why, trials, (System.nanoTime() - startNanos) / NANOS);
    }
}
