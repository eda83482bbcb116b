package slowcall.jvm;

/** A child JVM crashed, hung or did not say what it should: one line for people. */
public final class ChildFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public ChildFailedException(String message) {
        super(message);
    }
}
