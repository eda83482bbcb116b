package slowcall.integrations.chapter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import slowcall.Experiment;
import slowcall.OpenRun;
import slowcall.RunListener;
import slowcall.integrations.kill.KillTable;
import slowcall.plan.Plan;
import slowcall.report.PageFile;
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

    private final List<Claim> claims;
    private final Size size;
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

    public Chapter(List<Claim> claims, Size size, Listener listener) {
        this.claims = List.copyOf(claims);
        this.size = size;
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
        Budget budget = Budget.of(claims, size);
        ChapterPlan plan = ChapterPlan.of(budget.cells(), size);
        Duration trials =
                plan.hasTrials() ? plan.expected().plus(OpenRun.expectedCalibration(plan.whole())) : Duration.ZERO;
        return budget.observations().isEmpty()
                ? trials
                : trials.plus(budget.observing()).plus(Beside.ofObservations(size));
    }

    /**
     * Examines them, in a results folder of its own.
     *
     * @throws IOException if the folder cannot be written, or the service of the trials cannot be started
     */
    public Result run(Experiment.Options options, RunListener trialListener) throws IOException, InterruptedException {
        Budget budget = Budget.of(claims, size);
        ChapterPlan plan = ChapterPlan.of(budget.cells(), size);
        List<Plan> runs = plan.runs();
        Duration further = runs.stream().skip(1).map(OpenRun::expected).reduce(Duration.ZERO, Duration::plus);
        Plan first = runs.isEmpty() ? plan.whole() : runs.getFirst();
        OpenRun run = OpenRun.begin(first, options, trialListener, further);
        try {
            listener.starting(run.folder().path());
            List<Row> trialRows = new ArrayList<>();
            for (Plan each : runs) {
                trialRows.addAll(run.add(each));
            }
            List<Row> rows = examine(run, plan.trials(trialRows));
            run.note("size", size.toString());
            run.note("claims", claims.stream().map(Claim::number).toList());
            PageFile.write(ChapterPage.of(rows), run.folder().path().resolve(PAGE));
            Path folder = run.finish(plan.whole()).folder();
            return new Result(folder, rows, trialRows);
        } finally {
            run.folder().letGo();
        }
    }

    private List<Row> examine(OpenRun run, Trials trials) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        Path root = run.folder().work("workshop");
        try (OpenWorkshop workshop = new OpenWorkshop(size, root, listener::progress)) {
            Bench bench = new OpenBench(trials, workshop, listener::progress);
            for (Claim claim : claims) {
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
        long trials = claim.budget(size).cells().stream()
                .mapToLong(cell -> bench.trials().all(cell).size())
                .sum();
        try {
            Finding finding = claim.examine(bench);
            return ChapterTable.row(claim, size, finding, trials, (System.nanoTime() - start) / NANOS);
        } catch (UnobservedException e) {
            return broken(claim, OpenBench.problem(e), trials, start);
        } catch (RuntimeException | Error e) {
            // One claim's: after hours the others are not to go with it.
            String problem = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
            return broken(claim, problem, trials, start);
        }
    }

    private Row broken(Claim claim, String why, long trials, long startNanos) {
        return ChapterTable.broken(claim, size, why, trials, (System.nanoTime() - startNanos) / NANOS);
    }
}
