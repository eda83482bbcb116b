package slowcall.integrations.message;

import java.util.concurrent.CompletableFuture;

/** Hands messages over. Safe for use by many threads. */
@FunctionalInterface
public interface Sender {
    /**
     * Sends a message. Never throws, and may wait where there is no room for another.
     *
     * @return ends when the message was acknowledged, or exceptionally: which does not mean that nobody has got it
     */
    CompletableFuture<Void> send(Message message);
}
