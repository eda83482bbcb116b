package slowcall.service;

import java.util.OptionalDouble;

/**
 * What the service can do on this machine while a client runs beside it on the same processors, which is what every trial is.
 *
 * @param rps the highest rate of those tried that it kept up with, in calls per second; empty if it kept up with none
 * @param cores processors that it kept busy when it was called as fast as it answered
 */
public record ServiceCapacity(OptionalDouble rps, double cores) {}
