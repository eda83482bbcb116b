package slowcall.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import slowcall.plan.Outage;

/**
 * One call: grant points for a login.
 *
 * @param requestId the login's id; negative for calls that the ledger does not keep (warming up, opening connections)
 * @param index which of the request's calls, from 0
 * @param delayMillis the delay that this call drew, which the service honours
 * @param fails whether the service is to fail it at once with status 503 instead, without applying it
 * @param once whether the service is to grant points for it only if it has granted none for this login yet: an idempotent call,
 *     whose key is the login's id, and so for requests of a single call
 */
public record PointsCall(
        long requestId,
        int index,
        int delayMillis,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean fails,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean once) {

    /** The longest delay that the service honours, 30 min: an outage's length and a delay, with room to spare. */
    static final int MOST_MILLIS = 1_800_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** A call that is answered. */
    public PointsCall(long requestId, int index, int delayMillis) {
        this(requestId, index, delayMillis, false, false);
    }

    /** The same call, which grants nothing a second time. */
    public PointsCall onlyOnce() {
        return new PointsCall(requestId, index, delayMillis, fails, true);
    }

    /** The same call, failed. */
    PointsCall failed() {
        return new PointsCall(requestId, index, delayMillis, true, once);
    }

    /** The same call, answered later by so many milliseconds. */
    PointsCall later(long millis) {
        return new PointsCall(requestId, index, (int) Math.min(MOST_MILLIS, delayMillis + millis), fails, once);
    }

    /** What becomes of the call in an outage that lasts for so much longer. */
    PointsCall meets(Outage.Mode mode, long leftNanos) {
        return switch (mode) {
            case FAIL -> failed();
            // Rounded up: no call is answered before the outage is over.
            case HANG -> later((leftNanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
        };
    }
}
