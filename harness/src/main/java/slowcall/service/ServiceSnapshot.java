package slowcall.service;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import slowcall.jvm.ChildFailedException;

/**
 * What the service says of itself.
 *
 * @param nanoTime when it was taken, by its monotonic clock
 * @param cpuNanos CPU time of its process since it started, the compiler's apart where that is known
 * @param compilerNanos the compiler's; 0 where it is not known
 * @param inFlight calls received and not yet answered
 * @param inFlightMax the most since the last reset
 * @param received calls received since the last reset
 * @param applied calls applied since the last reset
 * @param failed calls failed because they asked for it, since the last reset
 * @param outOfRange applied calls whose id no trial uses, since the last reset
 * @param malformed requests that were no call, since the last reset
 * @param connections connections accepted since the service started
 * @param serviceTime received to answered, since the last reset: a compressed histogram in microseconds, Base64
 * @param excessDelay the same less the delay asked for
 */
public record ServiceSnapshot(
        long nanoTime,
        long cpuNanos,
        long compilerNanos,
        long inFlight,
        long inFlightMax,
        long received,
        long applied,
        long failed,
        long outOfRange,
        long malformed,
        long connections,
        String serviceTime,
        String excessDelay) {

    /**
     * How long the service took for calls, in microseconds.
     *
     * @throws ChildFailedException if the service sent something else
     */
    public Histogram serviceTimes() throws ChildFailedException {
        return decode(serviceTime);
    }

    /**
     * How much longer than asked for it took, in microseconds.
     *
     * @throws ChildFailedException if the service sent something else
     */
    public Histogram excessDelays() throws ChildFailedException {
        return decode(excessDelay);
    }

    private static Histogram decode(String compressed) throws ChildFailedException {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(compressed)), 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new ChildFailedException("the service sent a histogram that cannot be read: " + e.getMessage());
        }
    }
}
