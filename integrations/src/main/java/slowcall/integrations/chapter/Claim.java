package slowcall.integrations.chapter;

/**
 * Something that the chapter says, and how it is found out whether that is so. Found through {@link java.util.ServiceLoader}: a claim
 * is a file with {@code @AutoService(Claim.class)}.
 */
public interface Claim {
    /** Its place, 1 to 50. */
    int number();

    /** What is claimed, in one sentence. */
    String says();

    /** The chapter's own words for it; "" for what is not in the chapter. */
    String term();

    /** Whether it is not in the chapter, but what the chapter leaves out. */
    default boolean added() {
        return false;
    }

    /** What examining it takes. */
    Budget budget(Size size);

    /**
     * Holds what was measured against what is predicted. The verdict is the figures' alone.
     *
     * @throws UnobservedException if something that it needs could not be looked at
     */
    Finding examine(Bench bench) throws UnobservedException, InterruptedException;
}
