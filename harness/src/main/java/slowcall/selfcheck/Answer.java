package slowcall.selfcheck;

import java.util.List;
import java.util.Locale;
import slowcall.result.Column;
import slowcall.result.Row;

/**
 * A quantity measured beside what was predicted.
 *
 * @param quantity what, with its unit in brackets
 * @param predicted by arithmetic or theory
 * @param measured by the harness
 * @param tolerance what is accepted
 * @param verdict whether it was
 * @param source where the prediction comes from
 */
public record Answer(
        String quantity, String predicted, String measured, String tolerance, Verdict verdict, String source) {

    /** Whether a measured quantity is what it should be. */
    public enum Verdict {
        PASS,
        FAIL,
        /** Shown, but too uncertain to be judged at this scale. */
        UNJUDGED;

        static Verdict of(boolean passed) {
            return passed ? PASS : FAIL;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Column CHECK = Column.of("check", "The self-check; `slowcall selfcheck --only` takes its name");
    static final Column QUANTITY = Column.of("quantity", "What was measured, its unit in brackets");
    static final Column PREDICTED = Column.of("predicted", "What arithmetic or theory says it must be");
    static final Column MEASURED = Column.of("measured", "What the harness measured");
    static final Column TOLERANCE = Column.of("tolerance", "What is accepted");
    static final Column VERDICT = Column.of("verdict", "pass, fail, or unjudged where the scale is too small to tell");
    static final Column SECONDS = Column.decimal("check_seconds", 1, "How long the whole self-check took, in seconds");
    static final Column SOURCE = Column.of("source", "Where the prediction comes from");

    /** The columns of {@code selfcheck.csv}. */
    public static final List<Column> COLUMNS =
            List.of(CHECK, QUANTITY, PREDICTED, MEASURED, TOLERANCE, VERDICT, SECONDS, SOURCE);

    /** Accepted if it lies no further from the prediction than this share of it; an unknown number, NaN, never does. */
    static Answer within(double share, String quantity, double predicted, double measured, String source) {
        boolean passed = Math.abs(measured - predicted) <= share * Math.abs(predicted);
        String tolerance = "± " + number(share * 100) + " %";
        return new Answer(quantity, number(predicted), number(measured), tolerance, Verdict.of(passed), source);
    }

    /** Accepted between two bounds. */
    static Answer between(double low, double high, String quantity, double predicted, double measured, String source) {
        boolean passed = measured >= low && measured <= high;
        String tolerance = number(low) + " to " + number(high);
        return new Answer(quantity, number(predicted), number(measured), tolerance, Verdict.of(passed), source);
    }

    /** Accepted if it is the same. */
    static Answer same(String quantity, Object predicted, Object measured, String source) {
        return new Answer(
                quantity,
                predicted.toString(),
                measured.toString(),
                "exact",
                Verdict.of(predicted.equals(measured)),
                source);
    }

    /** Accepted if a text holds another: a verdict its reason. */
    static Answer says(String quantity, String predicted, String measured, String source) {
        return new Answer(quantity, predicted, measured, "said", Verdict.of(measured.contains(predicted)), source);
    }

    /** Accepted if a text does not hold another; it is shown, so that one that does says why. */
    static Answer silent(String quantity, String unexpected, String measured, String source) {
        return new Answer(
                quantity, "no " + unexpected, measured, "not said", Verdict.of(!measured.contains(unexpected)), source);
    }

    /** The same, shown only. */
    Answer unjudged(String why) {
        return new Answer(quantity, predicted, measured, why, Verdict.UNJUDGED, source);
    }

    Row row(String check, double seconds) {
        return new Row()
                .put(CHECK, check)
                .put(QUANTITY, quantity)
                .put(PREDICTED, predicted)
                .put(MEASURED, measured)
                .put(TOLERANCE, tolerance)
                .put(VERDICT, verdict.toString())
                .put(SECONDS, seconds)
                .put(SOURCE, source);
    }

    /** Four significant digits, without an exponent; whole numbers in full. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        int digits = Math.clamp(3 - (long) Math.floor(Math.log10(Math.abs(value))), 0, 9);
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
