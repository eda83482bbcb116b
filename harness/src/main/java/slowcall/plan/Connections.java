package slowcall.plan;

import java.util.OptionalDouble;

/** How many connections {@code "connections": "auto"} opens before the clock starts. */
public final class Connections {
    /** More than this is never opened unasked: loopback has some 28,000 ports for clients. */
    static final int MOST = 20_000;

    private Connections() {}

    /**
     * Enough for the calls expected in flight, so that no measured request pays for a connect.
     *
     * <p>Open loop: by Little's law L = rate × calls per request × mean delay, for chains and fan-outs alike, a chain being in
     * flight for longer and a fan-out several times at once. With 30 % and 16 to spare, for L varies. Closed loop and bursts:
     * every caller, or request, at once, times the calls that a fan-out makes in parallel.
     */
    public static int enough(Arrivals arrivals, RequestShape shape, ServiceProfile service) {
        OptionalDouble rps = arrivals.peakRps();
        double calls = rps.isPresent()
                ? withSpare(rps.getAsDouble(), shape, service)
                : (double) arrivals.atOnce() * shape.inParallel();
        return (int) Math.min(MOST, calls);
    }

    /**
     * As many, but no more than the client may have; none where no call leaves the trial's JVM, and none to a target, which cannot be
     * asked to hold calls until all of them are open.
     */
    public static int enough(Arrivals arrivals, RequestShape shape, ServiceProfile service, Exchange exchange) {
        if (!exchange.callsTheService()) {
            return 0;
        }
        int enough = enough(arrivals, shape, service);
        return exchange.maxConnections() == 0 ? enough : Math.min(enough, exchange.maxConnections());
    }

    private static double withSpare(double rps, RequestShape shape, ServiceProfile service) {
        return Math.ceil(1.3 * rps * shape.calls() * service.meanMillis() / 1000) + 16;
    }
}
