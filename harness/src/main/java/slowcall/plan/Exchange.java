package slowcall.plan;

/**
 * How a call goes over the wire, and by whose hand.
 *
 * @param client the HTTP client's name
 * @param maxConnections the most connections that the client may have open to the service; 0 for as many as there are calls
 * @param payloadBytes how much the service's answer carries besides the points
 * @param json whether bodies are JSON; otherwise the call's numbers travel in the request's header, and no JSON is written or read
 */
public record Exchange(String client, int maxConnections, int payloadBytes, boolean json) {
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

    /** The named client with everything else as usual. */
    public static Exchange through(String client) {
        return new Exchange(client, 0, 0, true);
    }

    /** Whether a service of its own process answers; otherwise nothing leaves the trial's JVM. */
    public boolean overTheWire() {
        return !client.equals(Clients.SLEEP);
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
        return text.toString();
    }
}
