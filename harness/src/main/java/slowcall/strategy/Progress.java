package slowcall.strategy;

/** Where a strategy reports what becomes of one request. Safe for use by many threads. */
public interface Progress {

    /**
     * Reports a moment of one of the request's calls. Of a chain only its first call's count.
     *
     * @param call which of the request's calls, from 0
     */
    void at(Moment moment, int call);

    /** Whether the request is cancelled at its deadline, if the strategy says how. */
    default boolean cancels() {
        return false;
    }

    /**
     * Says how the request can be cancelled. The request has ended when nothing of it runs any more: a cancelled one too ends by
     * {@link #end}, once.
     *
     * @param cancel may run on any thread, from now on and more than once, also when the request has ended; returns at once
     */
    default void onCancel(Runnable cancel) {}

    /** Ends the request. A second end is a defect of the strategy, counted and ignored. */
    void end(Outcome outcome);
}
