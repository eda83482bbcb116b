package slowcall.service;

import java.util.OptionalDouble;

/**
 * What the service can do on this machine while a client runs beside it on the same processors, which is what every trial is.
 *
 * @param rps the highest rate of those tried that it kept up with, in calls per second; empty if it kept up with none
 * @param cores processors that it kept busy when it was called as fast as it answered; not a number if that is not known
 */
public record ServiceCapacity(OptionalDouble rps, double cores) {
    /** Of a service that could not be asked for long enough. */
    public static final ServiceCapacity UNKNOWN = new ServiceCapacity(OptionalDouble.empty(), Double.NaN);
}
