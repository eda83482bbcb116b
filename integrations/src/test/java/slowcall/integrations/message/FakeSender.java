package slowcall.integrations.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Takes messages at once, in the order sent, except those that it is told to refuse. */
public final class FakeSender implements Sender {
    private final List<Message> taken = Collections.synchronizedList(new ArrayList<>());
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();

    /** Refuses these from now on. */
    public void refuse(long... ids) {
        for (long id : ids) {
            refused.add(id);
        }
    }

    /** Takes this again. */
    public void take(long id) {
        refused.remove(id);
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        if (refused.contains(message.id())) {
            return CompletableFuture.failedFuture(new IOException("refused " + message.id()));
        }
        taken.add(message);
        return CompletableFuture.completedFuture(null);
    }

    /** The ids of what it has taken, in order. */
    public List<Long> taken() {
        return List.copyOf(taken).stream().map(Message::id).toList();
    }
}
