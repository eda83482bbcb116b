package slowcall.service;

/**
 * The service's answer, and what the client knows of how it came. Moments are by {@link System#nanoTime} and 0 where the client
 * cannot tell; they are not on the wire.
 *
 * @param id the login's id, as it was sent
 * @param points the points granted
 * @param connectedNanos when the call had a connection, from the pool or a new one
 * @param completedNanos when the response was complete in the client, on another thread than the caller's
 */
public record PointsReply(long id, int points, long connectedNanos, long completedNanos) {

    /** An answer of which nothing else is known. */
    public PointsReply(long id, int points) {
        this(id, points, 0, 0);
    }

    /** The same answer with these moments. */
    PointsReply at(long connectedNanos, long completedNanos) {
        return new PointsReply(id, points, connectedNanos, completedNanos);
    }
}
