package slowcall.integrations.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.UnreadableMessageException;

/**
 * One member of a group: receives messages, has their effects and acknowledges them, or the last two the other way round. What is
 * acknowledged after its effect does not hold up what comes behind it: more is received meanwhile, as long as there is room. While the
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

    /** What is acknowledged after its effect; else nothing. */
    private final Ahead ahead;

    /** Whether the broker would not have the last acknowledgement. */
    private boolean refused;

    private volatile int inHand;
    private volatile boolean stopped;
    private volatile boolean paused;

    ConsumerLoop(
            Consumer<byte[], byte[]> consumer,
            String topic,
            Acknowledgement acknowledgement,
            Effects effects,
            int most,
            Passage passage) {
        this.consumer = consumer;
        this.topic = topic;
        this.acknowledgement = acknowledgement;
        this.effects = effects;
        this.ahead = new Ahead(most);
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
        return new ConsumerLoop(consumer, topic, acknowledgement, effects, settings.mostRecords(), passage);
    }

    /** Receives until it is stopped, and leaves the broker then; a member with a name keeps its partitions for a session. */
    public void run() throws UnreadableMessageException, InterruptedException {
        try (consumer;
                effects) {
            consumer.subscribe(List.of(topic), new Division());
            try {
                while (!stopped) {
                    receive();
                }
                ahead.leaveOff(ahead.partitions());
                failIfAnEffectHas();
                acknowledgeWhatIsDone();
            } finally {
                ahead.forget(ahead.partitions());
            }
        }
    }

    private void receive() throws UnreadableMessageException, InterruptedException {
        boolean room = ahead.hasRoom();
        if (paused || !room) {
            // Each time: a partition may have come since.
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<byte[], byte[]> records = consumer.poll(room ? POLL : patience());
        if (!records.isEmpty()) {
            handle(records, read(records));
        }
        failIfAnEffectHas();
        if (ahead.isDue()) {
            acknowledgeWhatIsDone();
        }
    }

    /** Without room it waits for what makes some, and not for messages. */
    private Duration patience() throws InterruptedException {
        if (refused) {
            return POLL;
        }
        ahead.awaitDue(POLL);
        return Duration.ZERO;
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
                    if (acknowledge(messages, consumer::commitSync)) {
                        haveAll(messages);
                    } else {
                        rewind(records);
                    }
                } finally {
                    inHand = 0;
                }
            }
            case AFTER_EFFECT -> {
                int next = 0;
                for (ConsumerRecord<byte[], byte[]> each : records) {
                    begin(ahead.add(each, messages.get(next++)));
                }
            }
        }
    }

    /** To the end, though it be told to stop: nobody gets these again. */
    private void haveAll(List<Message> messages) throws InterruptedException {
        CompletableFuture<?>[] begun =
                messages.stream().map(each -> effects.begin(each, () -> false)).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(begun).get();
        } catch (ExecutionException e) {
            throw unforeseen(requireNonNull(e.getCause()));
        }
    }

    private void begin(Ahead.Received one) {
        var unused = effects.begin(one.message(), () -> stopped || !ahead.begins(one))
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        ahead.ended(one, done);
                    } else {
                        ahead.failed(one, requireNonNull(failure.getCause()));
                    }
                });
    }

    private void failIfAnEffectHas() {
        ahead.failure().ifPresent(failure -> {
            throw unforeseen(failure);
        });
    }

    private static IllegalStateException unforeseen(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("an effect failed in a way that it does not say it can: " + failure, failure);
    }

    /** As far as the broker will have it now; else it is tried again, when there is time. */
    private void acknowledgeWhatIsDone() {
        List<Ahead.Received> done = ahead.done();
        if (done.isEmpty()) {
            return;
        }
        List<Message> messages = done.stream().map(Ahead.Received::message).toList();
        refused = !acknowledge(messages, () -> consumer.commitSync(Ahead.offsets(done)));
        if (!refused) {
            ahead.acknowledged(done);
        }
    }

    /** Commits these; false if the broker would not have it now. */
    private boolean acknowledge(List<Message> messages, Runnable commit) {
        passage.reachAll(Failpoint.BEFORE_ACKNOWLEDGEMENT, messages, Message::id);
        try {
            commit.run();
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
            return false;
        }
        passage.reachAll(Failpoint.AFTER_ACKNOWLEDGEMENT, messages, Message::id);
        return true;
    }

    /** What becomes of messages in hand whose partition goes to another member. */
    private final class Division implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // They begin behind what is acknowledged.
        }

        /** Whoever gets them waits for this, and receives what is not acknowledged then. */
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                ahead.leaveOff(partitions);
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
            acknowledgeWhatIsDone();
            ahead.forget(partitions);
        }

        /** Others may have received from them already. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            ahead.forget(partitions);
        }
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

    /** Makes {@link #run} return when it has done with what is under way. */
    public void stop() {
        stopped = true;
    }
}
