package slowcall.integrations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.ProducerSettings;
import slowcall.integrations.kafka.TopicReader;
import slowcall.integrations.kafka.Topics;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;
import slowcall.integrations.parts.Broker;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.Databases;
import slowcall.jvm.ChildJvm;

/** Guards against a relay that loses or blocks messages when its process is killed, or repeats more than it had in hand. */
@Timeout(180)
class RelayKillIT {
    private static final int MESSAGES = 30;

    @TempDir
    private static Path temporary;

    private static Broker broker;
    private static Database server;

    private DataSource database;

    @BeforeAll
    static void start() throws Exception {
        server = Database.start(temporary.resolve("database"));
        broker = Broker.start(temporary.resolve("kafka"));
    }

    @AfterAll
    static void stop() {
        if (broker != null) {
            broker.close();
        }
        server.close();
    }

    @BeforeEach
    void create() throws SQLException {
        database = Databases.create(server);
        try (Connection connection = database.getConnection()) {
            OutboxTable.create(connection);
            for (int id = 0; id < MESSAGES; id++) {
                OutboxTable.insert(connection, new Message(id, id % 3, 0, Intent.EVENT));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Failpoint.class,
            names = {"BEFORE_SEND", "AFTER_SEND", "BEFORE_MARK", "AFTER_MARK"})
    void afterASigkillNothingIsLostAndAtMostABatchRepeated(Failpoint point) throws Exception {
        String topic = "logins-" + point.name();
        try (Topics topics = Topics.of(broker.bootstrapServers())) {
            topics.create(topic, Topics.IN_ORDER);
        }
        beKilled(topic, point);

        RelaySettings settings =
                new RelaySettings(new ByStatus(), OrderRule.STOP_PER_KEY, DoomedRelay.BATCH, RelaySettings.NEVER);
        try (KafkaSender sender = KafkaSender.open(broker.bootstrapServers(), ProducerSettings.USUAL, topic)) {
            Relay relay = new Relay(database, settings, sender, Passage.UNSEEN);
            // The server may not have noticed yet that the other one has gone, with its turn and its rows.
            while (relay.backlog() > 0) {
                relay.pass();
                Thread.sleep(Duration.ofMillis(5));
            }
        }

        List<Long> arrived = TopicReader.ids(broker.bootstrapServers(), topic);
        assertEquals(LongStream.range(0, MESSAGES).boxed().toList(), List.copyOf(new TreeSet<>(arrived)));
        int repeated = arrived.size() - MESSAGES;
        assertTrue(repeated <= DoomedRelay.BATCH, () -> "repeated " + repeated);
        switch (point) {
            case BEFORE_MARK -> assertEquals(DoomedRelay.BATCH, repeated);
            case AFTER_MARK -> assertEquals(0, repeated);
            default -> {
                // It depends on how many others were under way.
            }
        }
    }

    private void beKilled(String topic, Failpoint point) throws Exception {
        try (ChildJvm child = ChildJvm.start(
                "the relay", List.of(), List.of(), DoomedRelay.class, temporary.resolve(point + ".txt"))) {
            for (String line : List.of(
                    broker.bootstrapServers(),
                    topic,
                    Databases.url(database),
                    server.user(),
                    server.password(),
                    point.name())) {
                child.send(line);
            }
            assertTrue(child.receive(Duration.ofSeconds(60)).startsWith("AT "));
            child.kill();
        }
    }
}
