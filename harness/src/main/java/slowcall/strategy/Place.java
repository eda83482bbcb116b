package slowcall.strategy;

/** Where the calls of a strategy's requests are made. */
public enum Place {
    /** In the trial's JVM, by the client that the trial gives it. */
    TRIAL,
    /**
     * In processes of its own, which it starts, drives and ends: the trial's JVM only hands logins over. Those that are JVMs it starts
     * with the flags of the trial's, which are a plan's factors.
     */
    SUBJECT
}
