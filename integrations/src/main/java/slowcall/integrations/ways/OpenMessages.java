package slowcall.integrations.ways;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Sender;

/** Counts what a sender was given and has not heard of again, also where nobody else waits for that. */
final class OpenMessages implements Sender {
    private final Sender sender;
    private final AtomicLong open = new AtomicLong();

    OpenMessages(Sender sender) {
        this.sender = sender;
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        open.incrementAndGet();
        return sender.send(message).whenComplete((sent, failure) -> open.decrementAndGet());
    }

    /** How many. */
    long now() {
        return open.get();
    }
}
