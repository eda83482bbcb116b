package slowcall.service;

import java.net.URI;

/** Opens the HTTP clients that {@link slowcall.plan.Clients} names. */
public final class Clients {
    private Clients() {}

    /** Opens the named client for the service at this address. */
    public static PointsService open(String name, URI points) {
        return switch (name) {
            case "jdk" -> new JdkPointsService(points);
            default -> throw new IllegalArgumentException("no HTTP client \"" + name + "\"");
        };
    }
}
