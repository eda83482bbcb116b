package slowcall.integrations.message;

import java.util.concurrent.CompletableFuture;

/** Reports each message before it is sent, and when it was acknowledged: the innermost of several, to which every attempt comes. */
public final class ObservedSender implements Sender {
    private final Sender sender;
    private final Passage passage;

    public ObservedSender(Sender sender, Passage passage) {
        this.sender = sender;
        this.passage = passage;
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        passage.reach(Failpoint.BEFORE_SEND, message.id());
        return sender.send(message).thenRun(() -> passage.reach(Failpoint.AFTER_SEND, message.id()));
    }
}
