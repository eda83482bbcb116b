package slowcall.service;

/**
 * One call: grant points for a login.
 *
 * @param requestId the login's id; negative for calls that the ledger does not keep (warming up, opening connections)
 * @param index which of the request's calls, from 0
 * @param delayMillis the delay that this call drew, which the service honours
 */
public record PointsCall(long requestId, int index, int delayMillis) {}
