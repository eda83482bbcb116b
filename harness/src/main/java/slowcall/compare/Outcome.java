package slowcall.compare;

import java.util.Locale;

/** What a comparison of two sides by one endpoint comes to. */
public enum Outcome {
    /** A difference that is there beyond chance, is as large as matters, and is an improvement of b over a, in figure and in order. */
    BETTER,
    /** The same in the other direction. */
    WORSE,
    /** If there is a difference, it surely is smaller than matters. */
    EQUIVALENT,
    /** These trials do not tell. */
    INCONCLUSIVE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
