package slowcall.part;

/** A server that can be used: one that was started for it, or an {@link ExternalPart} in use. */
public interface StartedPart extends AutoCloseable {
    /** Where it is and how to get in, as the strategies that need it understand it: host and port, or a URL. */
    String address();

    /** Whether it is still there; another's is its keeper's to look after. */
    boolean isAlive();

    /** What its processes have used since it was last started; nothing is known of another's. */
    Usage usage();

    /** What else there is to know of it, as far as it can be asked. */
    default PartFacts facts() throws InterruptedException {
        return PartFacts.NONE;
    }

    /** Ends it for good, and waits until it is gone; of another's, removes what the run has made there. */
    @Override
    void close();
}
