package slowcall.integrations.chapter;

import java.util.Locale;

/**
 * A cell as it stands in a plan. Two claims that write the same text share its trials.
 *
 * @param json in braces; what it does not say is as {@link Size} has it for all
 */
public record CellText(String json) {
    /**
     * A cell.
     *
     * @throws IllegalArgumentException if that is no JSON object
     */
    public CellText {
        if (!json.startsWith("{") || !json.endsWith("}")) {
            throw new IllegalArgumentException("a cell must be in braces: " + json);
        }
    }

    /** With values put into it as {@link String#format(Locale, String, Object...)} does. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation's library is not here
    public static CellText of(String format, Object... values) {
        return new CellText(String.format(Locale.ROOT, format, values));
    }
}
