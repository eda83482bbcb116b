package slowcall.plan;

/** A plan that cannot be run: one line that says what is wrong, where, and what to do. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Longer ones quote what somebody has written, and nobody reads on; what to do about it stands at the end. */
    static final int LONGEST = 2000;

    private static final int LONGEST_END = 300;

    private final String reason;

    public PlanException(Position position, String message) {
        super(shortened(oneLine(position.equals(Position.NONE) ? message : position + ": " + message)));
        this.reason = message;
    }

    /** The same without where: for plans that nobody has written. */
    public PlanException withoutPosition() {
        return new PlanException(Position.NONE, reason);
    }

    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST - LONGEST_END - 1)
                        + "…"
                        + message.substring(message.length() - LONGEST_END);
    }
}
