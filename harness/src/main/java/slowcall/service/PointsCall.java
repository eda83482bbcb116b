package slowcall.service;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One call: grant points for a login.
 *
 * @param requestId the login's id; negative for calls that the ledger does not keep (warming up, opening connections)
 * @param index which of the request's calls, from 0
 * @param delayMillis the delay that this call drew, which the service honours
 * @param fails whether the service is to fail it at once with status 503 instead, without applying it
 */
public record PointsCall(
        long requestId,
        int index,
        int delayMillis,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean fails) {

    /** The longest delay that the service honours, 30 min: an outage's length and a delay, with room to spare. */
    static final int MOST_MILLIS = 1_800_000;

    /** A call that is answered. */
    public PointsCall(long requestId, int index, int delayMillis) {
        this(requestId, index, delayMillis, false);
    }

    /** The same call, failed. */
    PointsCall failed() {
        return new PointsCall(requestId, index, delayMillis, true);
    }

    /** The same call, answered later by so many milliseconds. */
    PointsCall later(long millis) {
        return new PointsCall(requestId, index, (int) Math.min(MOST_MILLIS, delayMillis + millis), fails);
    }
}
