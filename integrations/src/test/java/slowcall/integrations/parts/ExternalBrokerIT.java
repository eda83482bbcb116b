package slowcall.integrations.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.part.ExternalPart;
import slowcall.part.PartFacts;
import slowcall.part.StartedPart;
import slowcall.part.Usage;

/** Guards against somebody's cluster that is stopped, filled, or emptied of what was not ours. */
@Timeout(240)
class ExternalBrokerIT {
    private static final String NAMES = "slowcall_0a1b2c3d";

    @TempDir
    private static Path temporary;

    private static Broker broker;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(temporary.resolve("broker"));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    private static ExternalPart external() {
        return new BrokerStarter().external(broker.bootstrapServers(), Optional.empty());
    }

    private static Set<String> ours(Set<String> names) {
        return names.stream().filter(name -> name.startsWith("slowcall")).collect(Collectors.toSet());
    }

    private static Set<String> topics() throws Exception {
        return ours(admin.listTopics().names().get());
    }

    private static Set<String> groups() throws Exception {
        return ours(admin.listGroups().all().get().stream()
                .map(GroupListing::groupId)
                .collect(Collectors.toSet()));
    }

    private static KafkaConsumer<String, String> member(String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "group.id", group,
                        "group.protocol", "classic",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    @Test
    void whatTheRunMadeThereIsRemovedAndNothingElse() throws Exception {
        StartedPart used = external().use(NAMES);
        assertEquals(broker.bootstrapServers(), used.address());
        admin.createTopics(List.of(
                        new NewTopic(NAMES + "_1", 1, (short) 1),
                        new NewTopic(NAMES + "x", 1, (short) 1),
                        new NewTopic("slowcall_ffffffff_1", 1, (short) 1)))
                .all()
                .get();
        // As one that was killed: it does not leave.
        try (KafkaConsumer<String, String> member = member(NAMES + "_1")) {
            member.subscribe(List.of(NAMES + "_1"));
            for (int tries = 0; tries < 100 && member.assignment().isEmpty(); tries++) {
                var unused = member.poll(Duration.ofMillis(100));
            }
            member.commitSync();
            assertEquals(Set.of(NAMES + "_1"), groups());

            used.close();

            assertEquals(Set.of(), groups());
        }
        assertEquals(Set.of(NAMES + "x", "slowcall_ffffffff_1"), topics());
        assertTrue(broker.isAlive());
    }

    @Test
    void tellsWhatItIsAndNotWhatItUses() throws Exception {
        try (StartedPart used = external().use(NAMES)) {
            PartFacts facts = used.facts();

            assertEquals("1", facts.settings().get("nodes"));
            assertEquals("1", facts.settings().get("min.insync.replicas"));
            assertEquals("", facts.version());
            assertEquals(Usage.NONE, used.usage());
            assertFalse(broker.facts().version().isEmpty());
            assertEquals(broker.facts().settings(), facts.settings());
        }
    }

    @Test
    void whoIsNotThereIsToldSoAtOnce() {
        ExternalPart nobody = new BrokerStarter().external("127.0.0.1:1", Optional.empty());

        var refused = assertThrows(IOException.class, () -> nobody.use(NAMES));

        assertTrue(refused.getMessage().startsWith("nobody answers at 127.0.0.1:1 "), refused.getMessage());
    }

    @Test
    void whatIsNoPlaceIsRefused() {
        for (String written :
                List.of("", "kafka.example", "kafka.example:0", "kafka.example:65536", "a:1,b:2", "x y:1")) {
            var refused = assertThrows(
                    IllegalArgumentException.class, () -> new BrokerStarter().external(written, Optional.empty()));
            assertEquals("is no host with a port; write it as kafka.example:9092", refused.getMessage());
        }
    }
}
