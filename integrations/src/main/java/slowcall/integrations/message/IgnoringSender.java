package slowcall.integrations.message;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/** Takes a message for sent as soon as it is handed over, and ignores what becomes of it: one that cannot be sent is lost. */
public final class IgnoringSender implements Sender {
    private final Sender sender;
    private final LongAdder failed = new LongAdder();

    public IgnoringSender(Sender sender) {
        this.sender = sender;
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        var unused = sender.send(message).exceptionally(failure -> {
            failed.increment();
            return null;
        });
        return CompletableFuture.completedFuture(null);
    }

    /** How many were not acknowledged. */
    public long failed() {
        return failed.sum();
    }
}
