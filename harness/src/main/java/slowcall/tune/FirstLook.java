package slowcall.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import slowcall.plan.Plan;
import slowcall.result.Row;

/**
 * What a target of which nothing is known takes when few calls are made: a trial of few callers at a low rate. How long its calls took
 * stands for the delay in all that is predicted; a target that slows down under load takes longer, which is for the search to find.
 *
 * @param delay as its calls took
 * @param text what was seen, in a line
 */
record FirstLook(Delay delay, String text) {
    /** The most that it offers, in requests per second. */
    static final double MOST_RPS = 5;

    /** Calls that it has in flight at most. */
    static final int CALLERS = 4;

    /** How long it usually measures; its warm-up is at most half of that. */
    static final Duration MEASURE = Duration.ofSeconds(20);

    /** With fewer not even a mean is known. */
    private static final int FEWEST_ANSWERS = 20;

    private static final String CALL = "call";

    /**
     * Looks.
     *
     * @throws IOException if the target gives too few answers to go by
     */
    static FirstLook take(Question question, TuneRun run) throws IOException, InterruptedException {
        Plan plan = new PointsPlan(question).look();
        Row row = run.add(plan).getFirst();
        Histogram calls = run.histogram(row, CALL).orElseGet(() -> new Histogram(3));
        if (calls.getTotalCount() < FEWEST_ANSWERS) {
            throw new IOException(tooFew(plan, row, calls.getTotalCount()));
        }
        Path log = run.histogramLog(row);
        return new FirstLook(Delay.recorded(name -> Files.newInputStream(log), CALL), seen(row, calls));
    }

    private static String tooFew(Plan plan, Row row, long answers) {
        String why = row.text("first_failure").isEmpty() ? row.text("reasons") : row.text("first_failure");
        return "target " + plan.targets().getFirst() + " gave " + answers + " answers to " + row.count("offered")
                + " requests of a first look, fewer than " + FEWEST_ANSWERS + (why.isEmpty() ? "" : ": " + why)
                + "; if it is slow, say how slow with --delay";
    }

    private static String seen(Row row, Histogram calls) {
        return String.format(
                Locale.ROOT,
                "first look: %d calls of %d, by at most %d at once: mean %.1f ms, p50 %.1f ms, p90 %.1f ms; predictions go by them",
                calls.getTotalCount(),
                row.count("offered"),
                CALLERS,
                calls.getMean() / 1000,
                calls.getValueAtPercentile(50) / 1000.0,
                calls.getValueAtPercentile(90) / 1000.0);
    }
}
