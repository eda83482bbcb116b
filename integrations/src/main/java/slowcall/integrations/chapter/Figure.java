package slowcall.integrations.chapter;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A figure behind a verdict.
 *
 * @param name a few words
 * @param unit "" for what has none
 * @param value NaN where it is unknown
 * @param low of its 95 % interval; NaN where there is none, the value itself where nothing was left to chance
 * @param high of the same
 */
public record Figure(String name, String unit, double value, double low, double high) {
    private static final int SIGNIFICANT = 4;

    /**
     * A figure.
     *
     * @throws IllegalArgumentException if its name or unit has a character that separates figures in a table
     */
    public Figure {
        if (name.isBlank() || (name + unit).matches(".*[=;\\[\\]].*")) {
            throw new IllegalArgumentException(
                    "figure \"" + name + "\" in \"" + unit + "\" must have a name, and none of = ; [ ]");
        }
    }

    /** One that was counted: nothing of it is left to chance. */
    public static Figure counted(String name, String unit, double value) {
        return new Figure(name, unit, value, value, value);
    }

    /** The same of a whole number. */
    public static Figure counted(String name, String unit, long value) {
        return counted(name, unit, (double) value);
    }

    /** One whose interval nobody knows. */
    public static Figure single(String name, String unit, double value) {
        return new Figure(name, unit, value, Double.NaN, Double.NaN);
    }

    boolean hasInterval() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    /** Value, unit and interval, such as {@code 0.998 ms/ms [0.995, 1.001]}. */
    String measured() {
        String shown = digits(value) + (unit.isEmpty() ? "" : " " + unit);
        return !hasInterval() || low == high ? shown : shown + " [" + digits(low) + ", " + digits(high) + "]";
    }

    /** The same with the name, as it stands in {@code chapter.csv}. */
    String text() {
        return name + "=" + measured();
    }

    /** So many digits as a reader can use, all of them before the point. */
    static String digits(double value) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "unlimited" : "-unlimited";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        int before = exact.precision() - exact.scale();
        BigDecimal rounded = exact.setScale(Math.max(0, SIGNIFICANT - before), RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : stripped(rounded);
    }

    private static String stripped(BigDecimal rounded) {
        return rounded.scale() > 0 ? rounded.stripTrailingZeros().toPlainString() : rounded.toPlainString();
    }
}
