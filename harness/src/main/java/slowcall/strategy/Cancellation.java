package slowcall.strategy;

/** How far a strategy can take a request back that nobody waits for any more. What has not begun, all but {@link #NONE} drop. */
public enum Cancellation {
    /** Not at all: the request runs to its end. */
    NONE("not possible; a request runs to its end"),
    /** What has begun runs on. {@code CompletableFuture.cancel} is like that: it ends the future and interrupts nobody. */
    QUEUED("drops what has not begun; what has begun runs on"),
    /** The thread that makes the call is interrupted. */
    INTERRUPT("drops what has not begun, interrupts the thread of what has"),
    /** The HTTP client's own future is cancelled, and its exchange with it. */
    FUTURE("drops what has not begun, cancels the HTTP client's future of what has");

    private final String description;

    Cancellation(String description) {
        this.description = description;
    }

    /** Whether a call that has begun ends when its request is cancelled. */
    public boolean endsWhatHasBegun() {
        return this == INTERRUPT || this == FUTURE;
    }

    /** What happens, in words. */
    public String description() {
        return description;
    }
}
