package slowcall.integrations.ways;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.kafka.Group;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.subject.Back;

/** Consumers of a topic, and how far behind they are. */
final class ConsumingBack implements Back {
    private final Supplier<Members> consumers;
    private final Group group;
    private final String topic;
    private @Nullable Members members;

    /**
     * @param consumers starts them
     * @param group theirs
     */
    ConsumingBack(Supplier<Members> consumers, Group group, String topic) {
        this.consumers = consumers;
        this.group = group;
        this.topic = topic;
    }

    @Override
    public void begin() {
        members = consumers.get();
    }

    @Override
    public long backlog() throws IOException, InterruptedException {
        Members working = members;
        Throwable failure = working == null ? null : working.failure();
        if (failure != null) {
            throw new IOException("a consumer has ended", failure);
        }
        // In this order: what is acknowledged in between is in hand before it is.
        long lag = group.lag(topic);
        return lag + (working == null ? 0 : working.inHand());
    }

    @Override
    public void close() {
        Members working = members;
        if (working != null) {
            working.close();
        }
        group.close();
    }
}
