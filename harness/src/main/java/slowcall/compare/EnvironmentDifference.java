package slowcall.compare;

/**
 * In what two sides' environments differ.
 *
 * @param a the baseline's value; "" if it is unknown or there is no limit
 * @param b the candidate's
 * @param mustAgree whether sides that differ in it are only compared if asked
 */
public record EnvironmentDifference(String key, String a, String b, boolean mustAgree) {
    @Override
    public String toString() {
        return key + " " + orNone(a) + " | " + orNone(b);
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
