package slowcall.part;

/** A server that has been started. */
public interface StartedPart extends AutoCloseable {
    /** Where it is and how to get in, as the strategies that need it understand it: host and port, or a URL. */
    String address();

    /** Whether it is still there. */
    boolean isAlive();

    /** What its processes have used since it was last started. */
    Usage usage();

    /** Ends it for good, and waits until it is gone. */
    @Override
    void close();
}
