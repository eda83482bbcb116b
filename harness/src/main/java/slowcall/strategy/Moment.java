package slowcall.strategy;

/** What a strategy reports of a call besides its end. The harness stamps the time; a moment that never comes stays empty. */
public enum Moment {
    /** The call's task got a thread. */
    STARTED,
    /** The call was let through a limit. */
    PERMITTED
}
