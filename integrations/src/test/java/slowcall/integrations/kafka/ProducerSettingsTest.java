package slowcall.integrations.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against settings that Kafka refuses, and that are not the ones published. */
class ProducerSettingsTest {
    @Test
    void arePublishedByKafkasNames() {
        assertEquals(
                Map.of(
                        "acks", "all",
                        "enable.idempotence", "true",
                        "linger.ms", "0",
                        "metadata.recovery.strategy", "none",
                        "buffer.memory", "33554432",
                        "batch.size", "16384",
                        "max.block.ms", "60000",
                        "request.timeout.ms", "30000",
                        "delivery.timeout.ms", "120000"),
                ProducerSettings.USUAL.published());
    }

    @ParameterizedTest
    @CsvSource({"0, 32768, 0, 1", "5, 1048576, 2, 3", "1000, 33554432, 60, 120"})
    void areTakenByKafka(long lingerMillis, long bufferBytes, long mostWaitSeconds, long deliverySeconds) {
        ProducerSettings settings = new ProducerSettings(
                Duration.ofMillis(lingerMillis),
                bufferBytes,
                Duration.ofSeconds(mostWaitSeconds),
                Duration.ofSeconds(deliverySeconds).plusMillis(lingerMillis));
        Map<String, Object> configuration = new java.util.HashMap<>(settings.published());
        configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:9092");
        configuration.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        configuration.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);

        ProducerConfig config = new ProducerConfig(configuration);

        assertEquals("-1", config.getString(ProducerConfig.ACKS_CONFIG));
        assertEquals(true, config.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG));
        assertEquals(lingerMillis, config.getLong(ProducerConfig.LINGER_MS_CONFIG));
        long delivery = config.getInt(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
        // Kafka refuses a producer whose deliveries end before a request can.
        assertEquals(true, delivery >= lingerMillis + config.getInt(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG));
    }

    @Test
    void refusesWhatCannotBe() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProducerSettings(Duration.ofMillis(-1), 1 << 20, second, second));
        assertThrows(IllegalArgumentException.class, () -> new ProducerSettings(Duration.ZERO, 1000, second, second));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProducerSettings(Duration.ZERO, 1 << 20, Duration.ofMillis(-1), second));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ProducerSettings(Duration.ofMillis(1), 1 << 20, second, second));
    }
}
