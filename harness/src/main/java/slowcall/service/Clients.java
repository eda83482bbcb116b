package slowcall.service;

import java.net.URI;
import slowcall.plan.Exchange;

/** Opens the HTTP clients that {@link slowcall.plan.Clients} names. */
public final class Clients {
    private Clients() {}

    /** Opens a client for the service at this address. */
    public static PointsService open(Exchange exchange, URI points) {
        return switch (exchange.client()) {
            case "jdk" -> new JdkPointsService(points);
            default -> throw new IllegalArgumentException("no HTTP client \"" + exchange.client() + "\"");
        };
    }
}
