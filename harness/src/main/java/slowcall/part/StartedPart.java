package slowcall.part;

/** A server that can be used: one that was started for it, or an {@link ExternalPart} in use. */
public interface StartedPart extends AutoCloseable {
    /** Where it is and how to get in, as the strategies that need it understand it: host and port, or a URL. */
    String address();

    /** What its processes have used since they were started; nothing is known of another's. */
    Usage usage();

    /** What else there is to know of it. */
    default PartFacts facts() {
        return PartFacts.NONE;
    }

    /** Ends it and waits until it is gone; of another's, removes what the run has made there. */
    @Override
    void close();
}
