package slowcall.plan;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The threads of the service's HTTP server.
 *
 * @param container those that read requests, and answer the ones without a delay; 0 for as many as this machine's processors keep busy
 * @param asynchronous those that answer when a delay is over; 0 for none: then a container's thread sleeps through each delay. Not
 *     looked at without {@code container}
 */
public record ServiceThreads(int container, int asynchronous) {
    /** A service that no thread is in the way of. */
    public static final ServiceThreads AUTO = new ServiceThreads(0, 0);

    /**
     * What the server needs for itself, three that accept connections and two that wait for bytes, WireMock's choice, and one that
     * it keeps in reserve, which serves requests too, and one besides: with fewer it does not start.
     */
    static final int FEWEST = 7;

    static final int MOST = 10_000;

    private static final int ACCEPT_AND_SELECT = 5;

    public ServiceThreads {
        if (container != 0) {
            requireContainer(container);
        }
        if (asynchronous < 0 || asynchronous > MOST) {
            throw new IllegalArgumentException(
                    "async-threads " + asynchronous + " must be between 1 and " + MOST + ", or \"none\"");
        }
    }

    static int requireContainer(int threads) {
        if (threads < FEWEST || threads > MOST) {
            throw new IllegalArgumentException("container-threads " + threads + " must be between " + FEWEST + " and "
                    + MOST + "; the server keeps five for itself and one in reserve");
        }
        return threads;
    }

    public boolean isAuto() {
        return container == 0;
    }

    /**
     * How many calls can be waited for at once; empty where no thread waits for the delay of a call. One fewer while nothing
     * arrives: the thread in reserve takes arrivals only, and leaves what is queued to the others.
     */
    public OptionalInt callsAtOnce() {
        return isAuto() || asynchronous > 0 ? OptionalInt.empty() : OptionalInt.of(container - ACCEPT_AND_SELECT);
    }

    /** The most calls per second that its threads can wait for; empty where none waits for the delay of a call. */
    public OptionalDouble ceilingRps(double meanDelayMillis) {
        OptionalInt atOnce = callsAtOnce();
        return atOnce.isEmpty() || meanDelayMillis == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(atOnce.getAsInt() * 1000 / meanDelayMillis);
    }

    /** What departs from the usual, {@code key=value} pairs joined by {@code ;}; empty for {@link #AUTO}. */
    @Override
    public String toString() {
        return isAuto()
                ? ""
                : "container-threads=" + container + ";async-threads=" + (asynchronous == 0 ? "none" : asynchronous);
    }
}
