package slowcall.strategy;

/** What a strategy reports of a call besides its end. The harness stamps the time; a moment that never comes stays empty. */
public enum Moment {
    /** The call's task got a thread. */
    STARTED,
    /** The call was let through a limit. */
    PERMITTED,
    /**
     * The user was answered, and may go. Reported, before the end, by strategies whose calls are made in processes of their own; of
     * all others the hand-off's return is that moment, and this one is ignored.
     */
    ACCEPTED
}
