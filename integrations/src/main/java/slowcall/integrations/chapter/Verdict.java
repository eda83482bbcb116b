package slowcall.integrations.chapter;

import java.util.Collection;
import java.util.Locale;

/** What a measurement says of a claim. */
public enum Verdict {
    /** All of the interval is where the claim predicts it. */
    CONFIRMED,
    /** None of it is. */
    REFUTED,
    /** So many repetitions cannot tell. */
    INCONCLUSIVE;

    /** Of a claim that expects several things: one that is refuted refutes it. */
    static Verdict of(Collection<Verdict> each) {
        if (each.contains(REFUTED)) {
            return REFUTED;
        }
        return each.contains(INCONCLUSIVE) ? INCONCLUSIVE : CONFIRMED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
