package slowcall.integrations.chapter;

/**
 * What was counted in several trials.
 *
 * @param known by those that tell it
 * @param telling how many those are
 * @param trials all of them
 */
public record Total(double known, int telling, int trials) {
    /** It is at least what is known of it, and where a trial does not tell, nobody knows how much more. */
    Figure figure(String name) {
        return new Figure(
                name,
                "",
                telling == 0 ? Double.NaN : known,
                known,
                telling == trials ? known : Double.POSITIVE_INFINITY);
    }

    /** Such as {@code unknown in 2 of 10 trials}; "" if all tell it. */
    String gaps() {
        return telling == trials ? "" : "unknown in " + (trials - telling) + " of " + trials + " trials";
    }
}
