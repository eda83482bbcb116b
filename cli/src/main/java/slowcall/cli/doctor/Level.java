package slowcall.cli.doctor;

import java.util.Locale;

/** How much a finding matters to a measurement. */
public enum Level {
    OK,
    /** Worth knowing when reading the results. */
    NOTE,
    /** The results will suffer. */
    WARN,
    /** No measurement is possible. */
    FAIL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
