package slowcall.integrations.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import slowcall.plan.Users;

/** Guards against settings that Kafka refuses, and against a consumer that acknowledges by itself. */
class ConsumerSettingsTest {
    private static final ConsumerSettings SETTINGS = ConsumerSettings.ofGroup("points");

    @Test
    void areTakenByKafka() {
        Map<String, Object> configuration =
                new HashMap<>(SETTINGS.named("points-0").receiving(7).configuration("127.0.0.1:9092"));
        configuration.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        configuration.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);

        ConsumerConfig config = new ConsumerConfig(configuration);

        assertEquals("points", config.getString(ConsumerConfig.GROUP_ID_CONFIG));
        assertEquals("points-0", config.getString(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        assertEquals(7, config.getInt(ConsumerConfig.MAX_POLL_RECORDS_CONFIG));
        assertEquals(6000, config.getInt(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG));
        assertEquals(2000, config.getInt(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG));
        assertFalse(config.getBoolean(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG));
    }

    /** With few of each, all others would wait for the one of whom there happen to be most. */
    @Test
    void receivesManyMessagesOfEachUserAtOnce() {
        assertTrue(SETTINGS.mostRecords() >= 10 * Users.USUAL.count());
    }

    @Test
    void aNamelessMemberHasNoName() {
        assertFalse(SETTINGS.configuration("127.0.0.1:9092").containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
    }

    @Test
    void refusesWhatCannotBe() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new ConsumerSettings("points", Optional.empty(), Duration.ZERO, 1, second));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ConsumerSettings("points", Optional.empty(), second, 0, second));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ConsumerSettings("points", Optional.empty(), second, 1, Duration.ZERO));
    }
}
