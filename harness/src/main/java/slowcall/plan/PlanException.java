package slowcall.plan;

/** A plan that cannot be run: one line that says what is wrong, where, and what to do. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public PlanException(Position position, String message) {
        super(oneLine(position.equals(Position.NONE) ? message : position + ": " + message));
        this.reason = message;
    }

    /** The same without where: for plans that nobody has written. */
    public PlanException withoutPosition() {
        return new PlanException(Position.NONE, reason);
    }

    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }
}
