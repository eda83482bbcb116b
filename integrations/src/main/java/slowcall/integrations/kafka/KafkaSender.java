package slowcall.integrations.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Sender;

/** Sends messages to a topic, those of one user to one partition. Acknowledgements come on a thread of Kafka's, which is not to wait. */
public final class KafkaSender implements Sender, AutoCloseable {
    /** How long a broker that is away may keep who wants to end. */
    private static final Duration LEAVE = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final String topic;

    KafkaSender(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
    }

    /** Connects to a broker, which need not be there yet. */
    public static KafkaSender open(String bootstrapServers, ProducerSettings settings, String topic) {
        Map<String, Object> configuration = new HashMap<>(settings.published());
        configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return new KafkaSender(
                new KafkaProducer<>(configuration, new ByteArraySerializer(), new ByteArraySerializer()), topic);
    }

    /** Waits while the buffer is full, or the topic's whereabouts are not known; as long as the settings say. */
    @Override
    public CompletableFuture<Void> send(Message message) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        try {
            var unused = producer.send(
                    new ProducerRecord<>(topic, bytes(String.valueOf(message.user())), bytes(message.toJson())),
                    (metadata, failure) -> {
                        if (failure == null) {
                            acknowledged.complete(null);
                        } else {
                            acknowledged.completeExceptionally(failure);
                        }
                    });
        } catch (RuntimeException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    /** Which of so many partitions a user's messages come to. */
    public static int partition(int user, int partitions) {
        return BuiltInPartitioner.partitionForKey(bytes(String.valueOf(user)), partitions);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Waits for the acknowledgements of what was sent, for ten seconds at most; what has none then has failed. */
    @Override
    public void close() {
        producer.close(LEAVE);
    }
}
