package slowcall.strategy;

/** Where a strategy reports what becomes of one request. Safe for use by many threads. */
public interface Progress {

    /**
     * Reports a moment of one of the request's calls; in a chain that keeps its thread, of the first only.
     *
     * @param call which of the request's calls, from 0
     */
    void at(Moment moment, int call);

    /** Ends the request. A second end is a defect of the strategy, counted and ignored. */
    void end(Outcome outcome);
}
