package slowcall.result;

import java.util.regex.Pattern;

/** Text that somebody else may have written, on its way to a terminal, a table or a page. */
public final class OneLine {
    /** Line breaks, what moves a cursor or changes colours, and what turns the direction of writing around. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private OneLine() {}

    /** The text with a space in place of each of these. */
    public static String of(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }
}
