package slowcall.report;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What stands in one place of a table.
 *
 * @param text as it is shown; `backticks` show code
 * @param interval below it, such as "198.2 – 203.1", or whatever else says how far to believe it; "" if there is none
 * @param sort what a number sorts by; NaN for texts and the unknown
 */
public record Entry(String text, String interval, double sort, Tone tone) {
    /** Unknown: a dash. */
    public static final Entry UNKNOWN = new Entry("–", "", Double.NaN, Tone.PLAIN);

    public static Entry text(String text) {
        return text.isEmpty() ? UNKNOWN : new Entry(text, "", Double.NaN, Tone.PLAIN);
    }

    /** A number with so many digits after the point; what is no finite one is unknown. */
    public static Entry number(double value, int decimals) {
        return !Double.isFinite(value) ? UNKNOWN : new Entry(digits(value, decimals), "", value, Tone.PLAIN);
    }

    public static Entry number(OptionalDouble value, int decimals) {
        return number(value.orElse(Double.NaN), decimals);
    }

    /** A number with its interval; what is no finite one is unknown. */
    public static Entry number(double value, double low, double high, int decimals) {
        Entry plain = number(value, decimals);
        return plain.equals(UNKNOWN) || !Double.isFinite(low) || !Double.isFinite(high)
                ? plain
                : new Entry(plain.text, digits(low, decimals) + " – " + digits(high, decimals), value, Tone.PLAIN);
    }

    /** The same, meant so. */
    public Entry in(Tone other) {
        return new Entry(text, interval, sort, other);
    }

    /** The same with a mark behind it, which a note explains. */
    public Entry marked(String mark) {
        return new Entry(text + mark, interval, sort, tone);
    }

    private static String digits(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
