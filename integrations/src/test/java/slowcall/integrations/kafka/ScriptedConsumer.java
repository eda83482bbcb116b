package slowcall.integrations.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;

/** To which a step of a script happens at each look for messages, and which keeps a journal of what it is asked to commit. */
final class ScriptedConsumer extends MockConsumer<byte[], byte[]> {
    static final TopicPartition FIRST = new TopicPartition("logins", 0);
    static final TopicPartition SECOND = new TopicPartition("logins", 1);

    private final List<String> journal;
    private final Queue<BooleanSupplier> script = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>(Map.of(FIRST, 0L, SECOND, 0L));
    private final Map<TopicPartition, Long> acknowledged = new HashMap<>(ends);
    private KafkaException refusal;
    private ConsumerRebalanceListener listener;

    ScriptedConsumer(List<String> journal) {
        super("earliest");
        this.journal = journal;
        updateBeginningOffsets(ends);
    }

    void then(Runnable step) {
        script.add(() -> {
            step.run();
            return true;
        });
    }

    /** Looks in vain until this holds. */
    void until(BooleanSupplier condition) {
        script.add(condition);
    }

    void forEver() {
        until(() -> false);
    }

    void untilAllIsAcknowledged() {
        until(() -> acknowledged.equals(ends));
    }

    void divide(TopicPartition... own) {
        then(() -> rebalance(List.of(own)));
    }

    void lose(TopicPartition one) {
        then(() -> listener.onPartitionsLost(List.of(one)));
    }

    void refuse(KafkaException with) {
        then(() -> refusal = with);
    }

    static String json(long id, int user) {
        return new Message(id, user, 0, Intent.EVENT).toJson();
    }

    /** In the first partition, which is this consumer's if none is. */
    void arrive(String... contents) {
        then(() -> {
            if (assignment().isEmpty()) {
                rebalance(List.of(FIRST));
            }
            for (String each : contents) {
                add(FIRST, each);
            }
        });
    }

    void arriveAt(TopicPartition partition, String... contents) {
        then(() -> List.of(contents).forEach(each -> add(partition, each)));
    }

    /** A broker brings again what is not acknowledged. */
    void bringAgain(TopicPartition partition, String... contents) {
        then(() -> ends.put(partition, acknowledged.get(partition)));
        arriveAt(partition, contents);
    }

    private void add(TopicPartition partition, String content) {
        addRecord(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                ends.merge(partition, 1L, Long::sum) - 1,
                new byte[0],
                content.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public synchronized void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        this.listener = listener;
        super.subscribe(topics, listener);
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        BooleanSupplier step = script.peek();
        if (step == null) {
            throw new IllegalStateException("looks for more than is in the script");
        }
        if (step.getAsBoolean()) {
            script.remove();
        } else {
            rest();
        }
        return super.poll(timeout);
    }

    private static void rest() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (refusal != null) {
            journal.add("refused");
            throw refusal;
        }
        Map<Integer, Long> places = new TreeMap<>();
        offsets.forEach((partition, next) -> {
            places.put(partition.partition(), next.offset());
            acknowledged.put(partition, next.offset());
        });
        journal.add("acknowledged " + places);
        super.commitSync(offsets);
    }
}
