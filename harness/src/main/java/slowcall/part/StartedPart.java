package slowcall.part;

/** A server that has been started. */
public interface StartedPart extends AutoCloseable {
    /** Where it is and how to get in, as the strategies that need it understand it: host and port, or a URL. */
    String address();

    /** What its processes have used since they were started. */
    Usage usage();

    /** Ends it and waits until it is gone. */
    @Override
    void close();
}
