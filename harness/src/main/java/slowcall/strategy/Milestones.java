package slowcall.strategy;

/**
 * When requests came to points on their way that only a strategy's own processes see, by the monotonic clock that those and this process
 * share.
 */
public interface Milestones {
    /** When a request's login had been committed, in nanoseconds; 0 if that was not noted. */
    long committedNanos(int id);

    /** When its call was about to be made for the first time, likewise. */
    long callingNanos(int id);
}
