package slowcall.plan;

import java.util.Locale;

/** A cell's answer to: when is the user answered? */
public enum Awaits {
    /** When the request has completed. */
    RESULT,
    /** When the strategy has accepted the request. */
    HANDOFF;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
