package slowcall.tune;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slowcall.Experiment;
import slowcall.OpenRun;
import slowcall.RunListener;
import slowcall.result.Row;

/** A question answered with trials. */
public final class Tuning {
    /** The name of the table in the results folder. */
    public static final String TABLE = "tune.csv";

    /** The name of the page in the results folder. */
    public static final String PAGE = "tune.html";

    private static final String FITS = "tune-fits.csv";
    private static final int LONG_RUN_REQUESTS = 500_000;
    /** What calibrating takes before the first trial. */
    private static final Duration CALIBRATION = Duration.ofSeconds(25);

    /**
     * What came of it.
     *
     * @param folder the results; empty where nothing was measured
     * @param sentence the answer
     * @param notes what else to know, a line each
     * @param table rows of {@code tune.csv}
     * @param fits rows of {@code tune-fits.csv}
     * @param trials all that were measured
     */
    public record Result(
            Optional<Path> folder,
            String sentence,
            List<String> notes,
            List<Row> table,
            List<Row> fits,
            List<Row> trials) {}

    private Tuning() {}

    /** How long all trials that it may take are likely to last. */
    public static Duration expected(Question question) {
        PlanText text = new PlanText(question);
        Question.Effort effort = question.effort();
        Arm any = question.arms().stream().filter(Arm::isSized).findFirst().orElseThrow();
        Point point = new Point(any, sizeForEstimate(question), question.rate());
        Duration trial =
                OpenRun.expected(text.plan(List.of(point), 1, effort.seed())).minus(OpenRun.SERVICE_START);
        int sized = (int) question.arms().stream().filter(Arm::isSized).count();
        int unsized = question.findsRate() ? 0 : question.arms().size() - sized;
        int refining = Math.max(0, effort.mostTrials() - unsized - sized * (Search.SWEEP + effort.confirmations()));
        // A block starts a service of its own: the sweep, each round of refinement, each confirmation.
        int blocks = 1 + (refining + sized - 1) / sized + effort.confirmations();
        return trial.multipliedBy(effort.mostTrials())
                .plus(OpenRun.SERVICE_START.multipliedBy(blocks))
                .plus(CALIBRATION);
    }

    private static int sizeForEstimate(Question question) {
        return question.size().orElse((int) Math.ceil(question.load()) + 1);
    }

    /**
     * Measures, in a results folder of its own.
     *
     * @throws IOException if the folder cannot be written, or the service cannot be started
     */
    public static Result measure(Question question, Experiment.Options options, RunListener listener)
            throws IOException, InterruptedException {
        TrialProbe probe = new TrialProbe(question, options, listener);
        Result result = answer(question, probe);
        if (result.trials().isEmpty()) {
            return result;
        }
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("answer", result.sentence());
        Map<String, TrialProbe.Table> tables = new LinkedHashMap<>();
        tables.put(TABLE, new TrialProbe.Table(TuneTable.COLUMNS, result.table()));
        tables.put(FITS, new TrialProbe.Table(FitTable.COLUMNS, result.fits()));
        Path folder = probe.finish(notes, tables, TunePage.of(question, result)).folder();
        return new Result(
                Optional.of(folder), result.sentence(), result.notes(), result.table(), result.fits(), result.trials());
    }

    /** Answers by means of a probe, and leaves no folder. */
    public static Result answer(Question question, Probe probe) throws IOException, InterruptedException {
        QueueModel model = new QueueModel(question, new LongRun(question, LONG_RUN_REQUESTS));
        Optional<String> impossible = Words.impossible(question, model);
        if (impossible.isPresent()) {
            return new Result(
                    Optional.empty(),
                    impossible.get() + "; nothing was measured",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        Outcome outcome = new Search(question, model, probe).run();
        Words words = new Words(outcome);
        List<String> notes = new ArrayList<>(words.lowerRates());
        notes.addAll(words.notes());
        return new Result(
                Optional.empty(),
                words.sentence(),
                notes,
                TuneTable.of(outcome),
                FitTable.of(outcome),
                outcome.measurements().stream().map(Measurement::row).toList());
    }
}
