package slowcall.integrations.chapter;

/** What claims are examined by. Whatever they ask it for, their {@link Claim#budget} names. */
public interface Bench {
    Size size();

    /** What the trials have measured: all of them, for they are run before the first claim is examined. */
    Trials trials();

    /**
     * What was seen, or is now looked at for the first time.
     *
     * @throws UnobservedException if that is not possible
     */
    <T> T observe(Observation<T> observation) throws UnobservedException, InterruptedException;
}
