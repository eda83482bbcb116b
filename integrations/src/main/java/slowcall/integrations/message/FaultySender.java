package slowcall.integrations.message;

import java.io.IOException;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A connection that fails for some messages, the first time each is sent. Which they are depends on the seed and their ids alone, so
 * that what must come of it can be counted beforehand.
 */
public final class FaultySender implements Sender {
    /** What gets lost. */
    public enum Loses {
        /** The message: nobody has got it. */
        MESSAGE,
        /** The acknowledgement: the message is there, and who sent it does not know. */
        ACKNOWLEDGEMENT
    }

    private final Sender sender;
    private final Loses loses;
    private final double share;
    private final long seed;
    private final Set<Long> struck = ConcurrentHashMap.newKeySet();

    /**
     * Puts faults in front of a sender.
     *
     * @param share of all messages, from 0 to 1
     */
    public FaultySender(Sender sender, Loses loses, double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " must be from 0 to 1");
        }
        this.sender = sender;
        this.loses = loses;
        this.share = share;
        this.seed = seed;
    }

    /** Whether the first sending of this message fails. */
    public boolean strikes(long id) {
        return new SplittableRandom(seed + id).nextDouble() < share;
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        if (!strikes(message.id()) || !struck.add(message.id())) {
            return sender.send(message);
        }
        IOException lost = new IOException("message " + message.id() + ": no acknowledgement");
        return switch (loses) {
            case MESSAGE -> CompletableFuture.failedFuture(lost);
            case ACKNOWLEDGEMENT ->
                sender.send(message).thenCompose(acknowledged -> CompletableFuture.failedFuture(lost));
        };
    }
}
