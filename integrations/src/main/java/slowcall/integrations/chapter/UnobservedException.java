package slowcall.integrations.chapter;

/** Something could not be observed: one line for people. */
public final class UnobservedException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnobservedException(String message, Throwable cause) {
        super(message, cause);
    }
}
