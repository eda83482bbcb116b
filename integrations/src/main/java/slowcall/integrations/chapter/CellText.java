package slowcall.integrations.chapter;

import java.util.Locale;

/**
 * A cell as it stands in a plan. Two claims that write the same text share its trials.
 *
 * @param json in braces; what it does not say is as {@link Size} has it for all
 * @param once whether one trial is enough, behind all blocks: of something that is counted and takes its time
 */
public record CellText(String json, boolean once) {
    /** One whose trials are run in every block. */
    public CellText(String json) {
        this(json, false);
    }

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

    /** The same, of which one trial is enough. */
    public CellText onlyOnce() {
        return new CellText(json, true);
    }
}
