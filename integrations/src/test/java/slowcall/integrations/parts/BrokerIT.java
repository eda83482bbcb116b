package slowcall.integrations.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.Processes;
import slowcall.part.Usage;

/** Guards against a broker that loses what it has acknowledged when it is killed, does not say why it fails, or stays behind. */
@Timeout(180)
class BrokerIT {
    @TempDir
    private Path temporary;

    @Test
    void whatItHasAcknowledgedIsThereAfterItWasKilled() throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        List<ProcessHandle> ours;
        try (Broker broker = Broker.start(temporary)) {
            assertTrue(broker.startUp().isPositive());
            Usage usage = broker.usage();
            assertTrue(usage.pssKib().orElseThrow() > 50_000, usage::toString);
            assertTrue(usage.cpuMillis().orElseThrow() > 0, usage::toString);
            createTopic(broker);
            send(broker, "first");

            broker.kill();
            assertFalse(broker.isAlive());
            broker.restart();
            assertTrue(broker.isAlive());

            send(broker, "second");
            assertEquals(List.of("first", "second"), receive(broker, 2));
            ours = ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child))
                    .toList();
            assertFalse(ours.isEmpty());
        }
        Processes.awaitEnd(ours);
    }

    private static Map<String, Object> client(Broker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static void createTopic(Broker broker) throws Exception {
        try (Admin admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic("points", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(Broker broker, String message) throws Exception {
        try (var producer = new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("points", "alice", message)).get();
        }
    }

    private static List<String> receive(Broker broker, int count) {
        TopicPartition only = new TopicPartition("points", 0);
        List<String> messages = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(client(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            while (messages.size() < count) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> messages.add(message.value()));
            }
        }
        return messages;
    }

    @Test
    void aBrokerThatCannotStartSaysWhy() throws Exception {
        Files.writeString(temporary.resolve("logs"), "a file where its folder should be");

        var failure = assertThrows(ChildFailedException.class, () -> Broker.start(temporary));

        assertEquals("Kafka ended with exit code 1: No available log directories to format.", failure.getMessage());
    }
}
