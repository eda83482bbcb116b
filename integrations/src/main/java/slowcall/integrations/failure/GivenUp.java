package slowcall.integrations.failure;

import slowcall.service.PointsCall;

/**
 * A call that nobody makes any more.
 *
 * @param call which; it can be made again, later and by hand
 * @param attempts how often it was made
 * @param cause of the last failure, in words
 */
public record GivenUp(PointsCall call, int attempts, String cause) {}
