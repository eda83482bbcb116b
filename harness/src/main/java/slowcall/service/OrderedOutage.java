package slowcall.service;

import slowcall.plan.Outage;

/**
 * An outage that the service keeps itself, by its own clock, where its callers do not know of it.
 *
 * @param mode what becomes of a call that comes in then
 * @param fromNanos when it begins, by {@link System#nanoTime}
 * @param untilNanos when it is over, likewise
 */
record OrderedOutage(Outage.Mode mode, long fromNanos, long untilNanos) {
    /** It is over before it begins. */
    static final OrderedOutage NONE = new OrderedOutage(Outage.Mode.FAIL, 0, 0);

    /** What becomes of a call that came in at that time. */
    PointsCall meets(PointsCall call, long nowNanos) {
        boolean begun = fromNanos != untilNanos && nowNanos - fromNanos >= 0;
        long left = untilNanos - nowNanos;
        return begun && left > 0 ? call.meets(mode, left) : call;
    }
}
