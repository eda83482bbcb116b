package slowcall.tune;

import java.util.Locale;

/** Whether an objective is met: decided by an interval, and unclear where the limit lies within it. */
public enum Meets {
    YES,
    UNCLEAR,
    NO;

    /** The worse of two. */
    Meets and(Meets other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
