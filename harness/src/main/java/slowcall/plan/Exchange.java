package slowcall.plan;

import java.util.Optional;

/**
 * How a call goes over the wire, and by whose hand.
 *
 * @param client the HTTP client's name
 * @param maxConnections the most connections that the client may have open to the service; 0 for as many as there are calls
 * @param payloadBytes how much the service's answer carries besides the points
 * @param json whether bodies are JSON; otherwise the call's numbers travel in the request's header, and no JSON is written or read
 * @param target what is called in the simulated service's place, if anything is
 */
public record Exchange(String client, int maxConnections, int payloadBytes, boolean json, Optional<Target> target) {
    static final int MOST_CONNECTIONS = 1_000_000;

    /** The largest payload, 16 MiB. */
    public static final int MOST_PAYLOAD = 16 << 20;

    public Exchange {
        if (!Clients.NAMES.contains(client)) {
            throw new IllegalArgumentException(
                    "client \"" + client + "\" must be one of " + String.join(", ", Clients.NAMES));
        }
        if (maxConnections < 0 || maxConnections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "max-connections " + maxConnections + " must be between 1 and " + MOST_CONNECTIONS);
        }
        if (payloadBytes < 0 || payloadBytes > MOST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "payload " + payloadBytes + " bytes must be between 0 and " + MOST_PAYLOAD);
        }
    }

    /** With the simulated service. */
    public Exchange(String client, int maxConnections, int payloadBytes, boolean json) {
        this(client, maxConnections, payloadBytes, json, Optional.empty());
    }

    /** The named client with everything else as usual. */
    public static Exchange through(String client) {
        return new Exchange(client, 0, 0, true);
    }

    /** With a target, and everything else as usual. */
    public static Exchange with(Target target) {
        return new Exchange(Clients.NAMES.getFirst(), 0, 0, true, Optional.of(target));
    }

    /** Whether another process answers; otherwise nothing leaves the trial's JVM. */
    public boolean overTheWire() {
        return !client.equals(Clients.SLEEP);
    }

    /** Whether it is the simulated service that answers. */
    public boolean callsTheService() {
        return overTheWire() && target.isEmpty();
    }

    /** What departs from the usual, {@code key=value} pairs joined by {@code ;}, the client's name apart. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(client);
        if (maxConnections > 0) {
            text.append(";max-connections=").append(maxConnections);
        }
        if (payloadBytes > 0) {
            text.append(";payload=").append(payloadBytes);
        }
        if (!json) {
            text.append(";format=none");
        }
        target.ifPresent(called -> text.append(";target=").append(called));
        return text.toString();
    }
}
