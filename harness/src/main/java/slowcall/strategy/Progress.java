package slowcall.strategy;

/** Where a strategy reports what becomes of one request. Safe for use by many threads. */
public interface Progress {

    /**
     * Reports a moment of one of the request's calls. Of a chain only its first call's count.
     *
     * @param call which of the request's calls, from 0
     */
    void at(Moment moment, int call);

    /** Ends the request. A second end is a defect of the strategy, counted and ignored. */
    void end(Outcome outcome);
}
