package slowcall.report;

/**
 * A paragraph.
 *
 * @param text plain text; what stands between `backticks` is shown as code
 */
public record Prose(String text, Tone tone) implements Part {
    public Prose(String text) {
        this(text, Tone.PLAIN);
    }
}
