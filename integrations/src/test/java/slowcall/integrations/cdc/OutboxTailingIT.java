package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.ProducerSettings;
import slowcall.integrations.kafka.TopicReader;
import slowcall.integrations.kafka.Topics;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;
import slowcall.integrations.outbox.OutboxTable;
import slowcall.integrations.parts.Broker;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.Databases;

/** Guards against an outbox that is read in the log and says something else than the same one by looking. */
@Timeout(240)
class OutboxTailingIT {
    private static final int LOOKS = 60;
    private static final int POLL_MILLIS = 5;

    @TempDir
    private static Path temporary;

    private static Database server;
    private static int tests;

    private final List<Message> seen = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Throwable> trouble = new ConcurrentLinkedQueue<>();
    private String name;
    private DataSource database;
    private Markers markers;

    @BeforeAll
    static void start() throws Exception {
        server = Database.start(temporary.resolve("database"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void create() throws Exception {
        tests++;
        name = "outbox_" + tests;
        database = Databases.create(server);
        markers = Markers.in(database, POLL_MILLIS);
        try (Connection connection = database.getConnection()) {
            OutboxTable.create(connection);
            Slots.create(connection, name, OutboxTable.NAME, Tail.OUTBOX);
        }
    }

    @AfterEach
    void drop() throws Exception {
        try (Connection connection = database.getConnection()) {
            LoginTable.drop(connection, name);
        }
    }

    private ChangeEngine read(Reading<Message> reading, Action<Message> action) {
        EngineProperties properties = new EngineProperties(
                name,
                Databases.address(server, database),
                OutboxTable.NAME,
                Tail.OUTBOX,
                temporary.resolve(name).resolve("offsets"),
                POLL_MILLIS,
                100);
        ChangeEngine engine = ChangeEngine.create(
                properties, new Handover<>(reading, action, 10, false, markers, Passage.UNSEEN), trouble::add);
        engine.start();
        return engine;
    }

    /** What is seen is written down in the order of the log. */
    private ChangeEngine read() {
        return read(new OneLane<>(new OutboxMessages()), seen::add);
    }

    private static Message message(long id) {
        return new Message(id, (int) (id % 3), 20, Intent.EVENT);
    }

    private Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void awaitEnd() throws Exception {
        for (int looks = 0; markers.backlog() > 0; looks++) {
            assertTrue(looks < LOOKS, () -> "it comes to no end: " + trouble);
        }
    }

    @Test
    void whatIsPutInAndTakenOutAtOnceIsReadAsItWasWrittenAndNothingElse() throws Exception {
        List<Message> committed = new ArrayList<>();
        try (ChangeEngine engine = read();
                Connection connection = begin()) {
            for (long id = 0; id < 50; id++) {
                OutboxTable.insert(connection, message(id));
                OutboxTable.delete(connection, message(id));
                if (id % 5 == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.add(message(id));
                }
            }
            assertEquals(0, OutboxTable.unsent(connection));
            connection.commit();
            awaitEnd();
            assertEquals(0, engine.restarts(), trouble::toString);
        }

        assertEquals(committed, seen);
    }

    @Test
    void aMessageThatIsInsertedFirstAndCommittedLastIsNotLost() throws Exception {
        try (ChangeEngine engine = read();
                Connection late = begin();
                Connection early = begin()) {
            OutboxTable.insert(late, message(1));
            OutboxTable.insert(early, message(2));
            early.commit();
            awaitEnd();
            late.commit();
            awaitEnd();
            assertEquals(0, engine.restarts(), trouble::toString);
        }

        assertEquals(List.of(message(2), message(1)), seen);
    }

    @Test
    void whatAPollingRelayNotesInTheSameTableIsNoMessage() throws Exception {
        try (ChangeEngine engine = read();
                Connection connection = database.getConnection()) {
            OutboxTable.insert(connection, message(1));
            LoginTable.query(connection, "UPDATE outbox SET status = 'sent' RETURNING id");
            LoginTable.query(connection, "DELETE FROM outbox RETURNING id");
            OutboxTable.insert(connection, message(2));
            awaitEnd();
            assertEquals(0, engine.restarts(), trouble::toString);
        }

        assertEquals(List.of(message(1), message(2)), seen);
    }

    @Test
    void itIsPassedOnByKafkaInTheOrderOfEachUser() throws Exception {
        try (Broker broker = Broker.start(temporary.resolve("kafka"));
                Topics topics = Topics.of(broker.bootstrapServers())) {
            topics.create(name, Topics.IN_ORDER);
            try (KafkaSender sender = KafkaSender.open(broker.bootstrapServers(), ProducerSettings.USUAL, name);
                    ChangeEngine engine = read(
                            new OutboxMessages(),
                            message -> sender.send(message).join());
                    Connection connection = database.getConnection()) {
                for (long id = 0; id < 60; id++) {
                    OutboxTable.insert(connection, message(id));
                }
                awaitEnd();
                assertEquals(0, engine.restarts(), trouble::toString);
            }

            List<Long> arrived = TopicReader.ids(broker.bootstrapServers(), name);
            assertEquals(60, arrived.size());
            for (int user = 0; user < 3; user++) {
                int one = user;
                List<Long> ofOne = arrived.stream().filter(id -> id % 3 == one).toList();
                assertEquals(ofOne.stream().sorted().toList(), ofOne);
                assertEquals(20, ofOne.size());
            }
        }
    }
}
