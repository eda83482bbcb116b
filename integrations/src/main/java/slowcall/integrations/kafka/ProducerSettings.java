package slowcall.integrations.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How messages are sent. What is not said here is said for all: a message is acknowledged when every replica has it, and the producer
 * sends none twice by itself.
 *
 * @param linger how long a message waits for others to travel with
 * @param bufferBytes what may wait in memory for the broker
 * @param mostWait how long sending a message may take when there is no room
 * @param delivery after which a message that was not acknowledged counts as failed; at least a second more than the linger
 */
public record ProducerSettings(Duration linger, long bufferBytes, Duration mostWait, Duration delivery) {
    /** Kafka's own, but for the linger: a user waits for the acknowledgement. */
    public static final ProducerSettings USUAL =
            new ProducerSettings(Duration.ZERO, 32L << 20, Duration.ofMinutes(1), Duration.ofMinutes(2));

    /** One request's share of the delivery: Kafka's own 30 s, where that leaves room for the linger. */
    private static final long LONGEST_REQUEST_MILLIS = 30_000;

    public ProducerSettings {
        if (linger.isNegative()) {
            throw new IllegalArgumentException("linger " + linger + " must not be negative");
        }
        if (bufferBytes < 1 << 15) {
            throw new IllegalArgumentException("a buffer of " + bufferBytes + " bytes must have at least 32 KiB");
        }
        if (mostWait.isNegative()) {
            throw new IllegalArgumentException("wait of " + mostWait + " must not be negative");
        }
        if (delivery.compareTo(linger.plusSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "delivery " + delivery + " must take at least a second more than the linger, " + linger);
        }
    }

    /** The settings of Kafka's that make a difference, by Kafka's names: what a result is published with. */
    public Map<String, String> published() {
        long requestMillis =
                Math.min(LONGEST_REQUEST_MILLIS, delivery.minus(linger).toMillis());
        return new TreeMap<>(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                "true",
                // Otherwise it forgets where the topic is as soon as no broker answers, and refuses what it has room
                // for.
                CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
                MetadataRecoveryStrategy.NONE.name,
                ProducerConfig.LINGER_MS_CONFIG,
                String.valueOf(linger.toMillis()),
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                String.valueOf(bufferBytes),
                // Kafka's own, unless two would not fit: a small buffer is to be full of messages, not of one batch.
                ProducerConfig.BATCH_SIZE_CONFIG,
                String.valueOf(Math.min(16_384, bufferBytes / 2)),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                String.valueOf(mostWait.toMillis()),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                String.valueOf(requestMillis),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                String.valueOf(delivery.toMillis())));
    }
}
