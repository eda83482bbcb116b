package slowcall.integrations.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.UnreadableMessageException;

/**
 * One member of a group: receives messages, has their effects and acknowledges them, or the last two the other way round. While the
 * broker is away it waits. A message that cannot be read ends it, because every other way to go on would lose something unseen.
 */
public final class ConsumerLoop {
    /** How long it waits for messages before it looks whether it is to stop or to pause. */
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Acknowledgement acknowledgement;
    private final Effects effects;
    private final Passage passage;

    /** Had, and not acknowledged because the broker would not have it. */
    private final List<Message> owed = new ArrayList<>();

    private volatile int inHand;
    private volatile boolean stopped;
    private volatile boolean paused;

    ConsumerLoop(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Acknowledgement acknowledgement,
            Effects effects,
            Passage passage) {
        this.consumer = consumer;
        this.topic = topic;
        this.acknowledgement = acknowledgement;
        this.effects = effects;
        this.passage = passage;
    }

    /**
     * A member that is not running yet.
     *
     * @param effects its own, closed when it ends
     */
    public static ConsumerLoop of(
            String bootstrapServers,
            ConsumerSettings settings,
            String topic,
            Acknowledgement acknowledgement,
            Effects effects,
            Passage passage) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                settings.configuration(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new ConsumerLoop(consumer, topic, acknowledgement, effects, passage);
    }

    /** Receives until it is stopped, and leaves the broker then; a member with a name keeps its partitions for a session. */
    public void run() throws UnreadableMessageException, InterruptedException {
        try (consumer;
                effects) {
            consumer.subscribe(List.of(topic));
            while (!stopped) {
                if (paused) {
                    // Each time: a partition may have come since.
                    consumer.pause(consumer.assignment());
                } else {
                    consumer.resume(consumer.paused());
                }
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (records.isEmpty()) {
                    acknowledgeWhatIsOwed();
                } else {
                    handle(records, read(records));
                }
            }
        }
    }

    private List<Message> read(ConsumerRecords<byte[], byte[]> records) throws UnreadableMessageException {
        List<Message> messages = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            Message message = Message.fromJson(each.value());
            passage.reach(Failpoint.RECEIVED, message.id());
            messages.add(message);
        }
        return messages;
    }

    private void handle(ConsumerRecords<byte[], byte[]> records, List<Message> messages) throws InterruptedException {
        switch (acknowledgement) {
            case BEFORE_EFFECT -> {
                inHand = messages.size();
                try {
                    if (acknowledge(messages)) {
                        // To the end, though it be told to stop: nobody gets these again.
                        var unused = effects.apply(messages, () -> false);
                    } else {
                        rewind(records);
                    }
                } finally {
                    inHand = 0;
                }
            }
            case AFTER_EFFECT -> {
                if (effects.apply(messages, () -> stopped)) {
                    owed.addAll(messages);
                    acknowledgeWhatIsOwed();
                }
            }
        }
    }

    /** Tried again whenever there is time: after the last message there is no next one to be acknowledged with it. */
    private void acknowledgeWhatIsOwed() {
        if (!owed.isEmpty() && acknowledge(owed)) {
            owed.clear();
        }
    }

    /** Commits what was received so far; false if the broker would not have it now. */
    private boolean acknowledge(List<Message> messages) {
        passage.reachAll(Failpoint.BEFORE_ACKNOWLEDGEMENT, messages, Message::id);
        try {
            consumer.commitSync();
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
            return false;
        }
        passage.reachAll(Failpoint.AFTER_ACKNOWLEDGEMENT, messages, Message::id);
        return true;
    }

    /** To where these began: their effects were not had, and the next acknowledgement is not to cover them. */
    private void rewind(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
        }
    }

    /** How many messages it has acknowledged and not done with: in the broker's books they are over. */
    int inHand() {
        return inHand;
    }

    /** Receives nothing more until {@link #resume}, and stays in its group. */
    public void pause() {
        paused = true;
    }

    /** Receives again. */
    public void resume() {
        paused = false;
    }

    /** Makes {@link #run} return when it has done with what it has in hand. */
    public void stop() {
        stopped = true;
    }
}
