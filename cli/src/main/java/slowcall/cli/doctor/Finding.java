package slowcall.cli.doctor;

/**
 * What a check found.
 *
 * @param value what is, with its unit
 * @param meaning what that means for the results
 */
public record Finding(Level level, String value, String meaning) {

    static Finding ok(String value, String meaning) {
        return new Finding(Level.OK, value, meaning);
    }

    static Finding note(String value, String meaning) {
        return new Finding(Level.NOTE, value, meaning);
    }

    static Finding warn(String value, String meaning) {
        return new Finding(Level.WARN, value, meaning);
    }

    static Finding fail(String value, String meaning) {
        return new Finding(Level.FAIL, value, meaning);
    }

    /** The system does not tell. */
    static Finding unknown(String meaning) {
        return new Finding(Level.NOTE, "unknown", meaning);
    }
}
