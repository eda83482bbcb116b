package slowcall.plan;

/** A plan that cannot be run: one line that says what is wrong, where, and what to do. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlanException(Position position, String message) {
        super(oneLine(position.equals(Position.NONE) ? message : position + ": " + message));
    }

    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
    }
}
