package slowcall.service;

import java.net.URI;
import slowcall.plan.Exchange;

/** Opens the HTTP clients that {@link slowcall.plan.Clients} names, all with the same bound on their connections. */
public final class Clients {
    private Clients() {}

    /** Opens a client for the service at this address. */
    public static PointsService open(Exchange exchange, URI points) {
        Wire wire = Wire.of(exchange);
        int most = exchange.maxConnections() > 0 ? exchange.maxConnections() : Integer.MAX_VALUE;
        return switch (exchange.client()) {
            case "jdk" -> bounded(new JdkPointsService(points, wire), most);
            case "apache5" -> new ApachePointsService(points, wire, most);
            case "okhttp" -> bounded(new OkHttpPointsService(points, wire), most);
            case "jetty" -> new JettyPointsService(points, wire, most);
            case slowcall.plan.Clients.SLEEP -> bounded(new SleepPointsService(), most);
            default -> throw new IllegalArgumentException("no HTTP client \"" + exchange.client() + "\"");
        };
    }

    /** For clients whose pools have no bound of their own. */
    private static PointsService bounded(PointsService client, int most) {
        return most == Integer.MAX_VALUE ? client : new BoundedPointsService(client, most);
    }
}
