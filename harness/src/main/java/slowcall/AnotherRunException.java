package slowcall;

/** Another run has the machine: two would measure each other. */
public final class AnotherRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AnotherRunException(String message) {
        super(message);
    }
}
