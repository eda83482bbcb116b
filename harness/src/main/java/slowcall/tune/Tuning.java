package slowcall.tune;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slowcall.Expected;
import slowcall.Experiment;
import slowcall.RunListener;
import slowcall.plan.Plan;
import slowcall.plan.TargetLoad;
import slowcall.plan.Timing;
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
    /** What arrivals at random, whose medians vary more than those of equal gaps, take to become stationary on two cores. */
    private static final Duration USUAL_WARMUP = Duration.ofSeconds(36);

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
            List<Row> trials) {

        private static Result ofNothing(String why) {
            return new Result(
                    Optional.empty(), why + "; nothing was measured", List.of(), List.of(), List.of(), List.of());
        }

        private Result in(Path results) {
            return new Result(Optional.of(results), sentence, notes, table, fits, trials);
        }

        private Result noting(List<String> further) {
            List<String> all = new ArrayList<>(notes);
            all.addAll(further);
            return new Result(folder, sentence, all, table, fits, trials);
        }
    }

    private Tuning() {}

    /** How long all trials that it may take are likely to last. */
    public static Duration expected(Question question) {
        Question.Effort effort = question.effort();
        Plan one = planOfOne(question, question.rate());
        Duration start = question.target().isPresent() ? Duration.ZERO : Expected.SERVICE_START;
        Duration trial = Expected.of(one).minus(start).plus(longerWarmup(one));
        int sized = (int) question.arms().stream().filter(Arm::isSized).count();
        int unsized = question.findsRate() ? 0 : question.arms().size() - sized;
        int refining = Math.max(0, effort.mostTrials() - unsized - Search.SWEEP - sized * effort.confirmations());
        // A block starts a service of its own: the sweep, each round of refinement, each confirmation.
        int blocks = 1 + (refining + sized - 1) / sized + effort.confirmations();
        return trial.multipliedBy(effort.mostTrials())
                .plus(start.multipliedBy(blocks))
                .plus(looks(question) ? Expected.of(new PointsPlan(question).look()) : Duration.ZERO)
                .plus(CALIBRATION);
    }

    /** A trial like those that are to come. */
    private static Plan planOfOne(Question question, double rate) {
        Arm any = question.arms().stream().filter(Arm::isSized).findFirst().orElseThrow();
        int size = question.size().orElse((int) Math.ceil(question.load()) + 1);
        return new PointsPlan(question)
                .plan(List.of(new Point(any, size, rate)), 1, question.effort().seed());
    }

    private static Duration longerWarmup(Plan one) {
        Timing timing = one.cells().getFirst().timing();
        Duration likely = timing.warmup().compareTo(USUAL_WARMUP) < 0 ? timing.warmup() : USUAL_WARMUP;
        return likely.minus(timing.expectedWarmup());
    }

    private static boolean looks(Question question) {
        return !question.delay().isKnown();
    }

    /** What speaks against an answer, by the estimate of what a target takes; that is measured all the same. */
    public static Optional<String> doubt(Question question) {
        return question.target().isPresent()
                ? Words.doubt(question, new QueueModel(question, new LongRun(question, LONG_RUN_REQUESTS)))
                : Optional.empty();
    }

    /**
     * What the target, if there is one, is sent at most.
     *
     * @throws slowcall.plan.PlanException if that is more than a target may be sent
     */
    public static Optional<TargetLoad> load(Question question) {
        return question.target().map(target -> {
            TargetLoad one = of(planOfOne(question, Search.highestRate(question)));
            long look = looks(question) ? of(new PointsPlan(question).look()).requests() : 0;
            long requests = question.effort().mostTrials() * one.requests() + look;
            return new TargetLoad(target, one.rps(), requests).bounded();
        });
    }

    private static TargetLoad of(Plan plan) {
        return TargetLoad.of(plan).getFirst();
    }

    /**
     * Measures, in a results folder of its own.
     *
     * @throws IOException if the folder cannot be written, the service cannot be started, or the target does not answer
     */
    public static Result measure(Question asked, Experiment.Options options, RunListener listener)
            throws IOException, InterruptedException {
        return measure(asked, options, listener, LONG_RUN_REQUESTS);
    }

    /** By another length of what is replayed, for tests. */
    static Result measure(Question asked, Experiment.Options options, RunListener listener, int longRunRequests)
            throws IOException, InterruptedException {
        Optional<String> tooMuch = Words.moreThanOffered(asked);
        if (tooMuch.isPresent()) {
            return Result.ofNothing(tooMuch.get());
        }
        TuneRun run = new TuneRun(options, listener, expected(asked));
        Question question = asked;
        List<String> seen = new ArrayList<>();
        if (looks(asked)) {
            FirstLook look = FirstLook.take(asked, run);
            question = asked.with(look.delay());
            seen.add(look.text());
        }
        TrialProbe probe = new TrialProbe(question, run);
        Result result = answer(question, probe, longRunRequests).noting(seen);
        if (result.trials().isEmpty()) {
            return result;
        }
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("answer", result.sentence());
        Map<String, TuneRun.Table> tables = new LinkedHashMap<>();
        tables.put(TABLE, new TuneRun.Table(TuneTable.COLUMNS, result.table()));
        tables.put(FITS, new TuneRun.Table(FitTable.COLUMNS, result.fits()));
        return result.in(run.finish(probe.whole(looks(asked)), notes, tables, TunePage.of(question, result))
                .folder());
    }

    /** Answers by means of a probe, and leaves no folder. */
    public static Result answer(Question question, Probe probe) throws IOException, InterruptedException {
        return answer(question, probe, LONG_RUN_REQUESTS);
    }

    /** Likewise. */
    static Result answer(Question question, Probe probe, int longRunRequests) throws IOException, InterruptedException {
        QueueModel model = new QueueModel(question, new LongRun(question, longRunRequests));
        Optional<String> impossible = Words.impossible(question, model);
        if (impossible.isPresent()) {
            return Result.ofNothing(impossible.get());
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
