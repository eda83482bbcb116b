package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.message.Passage;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.Databases;

/** Guards against changes of a real database that are lost, invented, or read in another order than that of their commits. */
@Timeout(240)
class CdcIT {
    private static final int LOOKS = 60;
    private static final int POLL_MILLIS = 5;

    @TempDir
    private static Path temporary;

    private static Database server;
    private static int tests;

    private final List<Change> seen = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Throwable> trouble = new ConcurrentLinkedQueue<>();
    private String name;
    private Path offsets;
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
        name = "cdc_" + tests;
        offsets = temporary.resolve(name).resolve("offsets");
        database = Databases.create(server, LoginTable.CREATE);
        markers = Markers.in(database, POLL_MILLIS);
        try (Connection connection = database.getConnection()) {
            Slots.create(connection, name, "login", Tail.CHANGES);
        }
    }

    @AfterEach
    void drop() throws Exception {
        try (Connection connection = database.getConnection()) {
            LoginTable.drop(connection, name);
        }
    }

    private ChangeEngine read(Reading<Change> reading, Action<Change> action) {
        EngineProperties properties = new EngineProperties(
                name, Databases.address(server, database), "login", Tail.CHANGES, offsets, POLL_MILLIS, 100);
        ChangeEngine engine = ChangeEngine.create(
                properties, new Handover<>(reading, action, 10, false, markers, Passage.UNSEEN), trouble::add);
        engine.start();
        return engine;
    }

    /** What is seen is written down in the order of the log. */
    private ChangeEngine read() {
        return read(new OneLane<>(new Changes()), seen::add);
    }

    private Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Waits until all that was committed has been read. */
    private void awaitEnd() throws Exception {
        for (int looks = 0; markers.backlog() > 0; looks++) {
            assertTrue(looks < LOOKS, () -> "it comes to no end: " + trouble);
        }
    }

    private static List<Long> requests(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    /** Of all changes that have a row after them. */
    private List<Long> seenRequests() {
        return List.copyOf(seen).stream()
                .map(change -> (Long) change.after().get("request"))
                .toList();
    }

    @Test
    void newChangedAndDeletedRowsAreSeenInTheOrderOfTheirCommits() throws Exception {
        try (ChangeEngine engine = read();
                Connection connection = database.getConnection()) {
            LoginTable.logInAll(connection, 0, 100);
            for (long request = 0; request < 100; request++) {
                LoginTable.move(connection, request, 9);
            }
            for (long request = 0; request < 100; request++) {
                LoginTable.delete(connection, request);
            }
            awaitEnd();
            assertEquals(0, engine.restarts(), trouble::toString);
        }

        List<Operation> operations = new ArrayList<>(Collections.nCopies(100, Operation.INSERT));
        operations.addAll(Collections.nCopies(100, Operation.UPDATE));
        operations.addAll(Collections.nCopies(100, Operation.DELETE));
        assertEquals(operations, seen.stream().map(Change::operation).toList());
        for (int i = 0; i < 300; i++) {
            Change change = seen.get(i);
            assertEquals("login", change.table());
            assertEquals(seen.get(i % 100).key(), change.key(), "change " + i);
            if (i > 0) {
                assertTrue(seen.get(i - 1).position() < change.position(), "change " + i);
                assertTrue(seen.get(i - 1).transaction() < change.transaction(), "change " + i);
                assertTrue(seen.get(i - 1).commitMicros() <= change.commitMicros(), "change " + i);
            }
        }
        assertEquals(requests(0, 100), seenRequests().subList(0, 100));
        assertEquals(0, seen.get(0).after().get("user_id"));
        assertEquals(9, seen.get(100).after().get("user_id"));
        assertTrue(seen.get(200).after().isEmpty());
    }

    @Test
    void whatIsRolledBackIsNeverSeenAndTheLaterCommitComesLater() throws Exception {
        try (ChangeEngine engine = read();
                Connection first = begin();
                Connection second = begin();
                Connection third = begin()) {
            LoginTable.logIn(first, 1);
            LoginTable.logIn(second, 2);
            LoginTable.logIn(third, 3);
            LoginTable.logIn(first, 4);
            second.commit();
            third.rollback();
            LoginTable.logIn(first, 5);
            Savepoint savepoint = first.setSavepoint();
            LoginTable.logIn(first, 6);
            first.rollback(savepoint);
            first.commit();
            LoginTable.logIn(second, 7);
            second.commit();
            awaitEnd();
            assertEquals(0, engine.restarts(), trouble::toString);
        }

        assertEquals(List.of(2L, 1L, 4L, 5L, 7L), seenRequests());
        assertEquals(3, seen.stream().map(Change::transaction).distinct().count());
    }

    @Test
    void theNextEngineGoesOnWhereTheLastOneEnded() throws Exception {
        try (Connection connection = database.getConnection()) {
            LoginTable.logInAll(connection, 0, 10);
            try (ChangeEngine engine = read()) {
                LoginTable.logInAll(connection, 10, 20);
                awaitEnd();
                assertEquals(0, engine.restarts(), trouble::toString);
            }
            LoginTable.logInAll(connection, 20, 30);
            try (ChangeEngine engine = read()) {
                LoginTable.logInAll(connection, 30, 40);
                awaitEnd();
                assertEquals(0, engine.restarts(), trouble::toString);
            }
        }

        assertEquals(requests(0, 40), seenRequests());
    }

    @Test
    void withoutItsFileItBeginsAtTheSlotAndLosesNothing() throws Exception {
        try (Connection connection = database.getConnection()) {
            LoginTable.logInAll(connection, 0, 10);
            try (ChangeEngine engine = read()) {
                awaitEnd();
                assertFalse(seen.isEmpty());
                assertEquals(0, engine.restarts(), trouble::toString);
            }
            LoginTable.logInAll(connection, 10, 20);
            Files.delete(offsets);
            try (ChangeEngine engine = read()) {
                awaitEnd();
                assertEquals(0, engine.restarts(), trouble::toString);
            }
        }

        assertEquals(requests(0, 20), List.copyOf(new TreeSet<>(seenRequests())));
    }

    private String slot(Connection connection) throws SQLException {
        return LoginTable.query(
                        connection,
                        "SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = '" + name + "'")
                .getFirst();
    }

    @Test
    void whileAnEffectIsMissingNeitherTheFileNorTheSlotMoves() throws Exception {
        CountDownLatch come = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (Connection connection = database.getConnection()) {
            LoginTable.logInAll(connection, 0, 10);
            String before = slot(connection);
            try (ChangeEngine engine = read(new Changes(), change -> {
                come.countDown();
                never.await();
            })) {
                come.await();
                assertFalse(Files.exists(offsets));
                assertEquals(before, slot(connection));
                assertEquals(0, engine.restarts(), trouble::toString);
            }
            try (ChangeEngine engine = read()) {
                awaitEnd();
                assertEquals(0, engine.restarts(), trouble::toString);
            }
            assertTrue(Files.exists(offsets));
            assertNotEquals(before, slot(connection));
        }

        assertEquals(requests(0, 10), seenRequests());
    }

    /** Reads what another does, but for the first record of all. */
    private record Stumbling(Reading<Change> reading, AtomicBoolean stumbled) implements Reading<Change> {
        @Override
        public Optional<Change> read(SourceRecord record) throws IOException {
            if (stumbled.compareAndSet(false, true)) {
                throw new IOException("unreadable");
            }
            return reading.read(record);
        }

        @Override
        public long id(Change change) {
            return reading.id(change);
        }

        @Override
        public Object lane(Change change) {
            return reading.lane(change);
        }
    }

    @Test
    void whatIsNotUnderstoodEndsTheEngineAndTheNextOneReadsItAgain() throws Exception {
        Reading<Change> stumbling = new Stumbling(new OneLane<>(new Changes()), new AtomicBoolean());
        try (Connection connection = database.getConnection();
                ChangeEngine engine = read(stumbling, seen::add)) {
            LoginTable.logInAll(connection, 0, 10);
            awaitEnd();

            assertEquals(1, engine.restarts());
            assertEquals(
                    List.of("unreadable"),
                    trouble.stream().map(each -> each.getCause().getMessage()).toList());
        }

        assertEquals(requests(0, 10), seenRequests());
    }

    @Test
    void whatFailsIsDoneAgainAndHoldsUpNobodyElse() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        Action<Change> flaky = change -> {
            if (Long.valueOf(3).equals(change.after().get("request")) && attempts.incrementAndGet() < 5) {
                throw new SQLException("full");
            }
            seen.add(change);
        };
        try (Connection connection = database.getConnection();
                ChangeEngine engine = read(new Changes(), flaky)) {
            LoginTable.logInAll(connection, 0, 10);
            awaitEnd();
            assertEquals(0, engine.restarts(), trouble::toString);
        }

        assertEquals(5, attempts.get());
        assertEquals(requests(0, 10), seenRequests().stream().sorted().toList());
        assertEquals(3L, seenRequests().getLast());
    }

    @Test
    void itGoesOnWhenTheDatabaseIsBack() throws Exception {
        try (ChangeEngine engine = read()) {
            try (Connection connection = database.getConnection()) {
                LoginTable.logInAll(connection, 0, 20);
                awaitEnd();
                LoginTable.logInAll(connection, 20, 30);
            }
            server.kill();
            while (trouble.isEmpty()) {
                Thread.sleep(10);
            }
            server.restart();
            try (Connection connection = database.getConnection()) {
                LoginTable.logInAll(connection, 30, 40);
            }
            awaitEnd();
            assertTrue(engine.restarts() > 0);
        }

        assertEquals(requests(0, 40), List.copyOf(new TreeSet<>(seenRequests())));
        assertEquals(requests(0, 40), seenRequests().stream().distinct().toList());
    }

    @Test
    void aCopyInAnotherDatabaseIsTheSameThoughChangesComeAgainAndInAnyOrder() throws Exception {
        DataSource other = Databases.create(server);
        try (Connection connection = other.getConnection()) {
            LoginCopy.create(connection);
        }
        LoginCopy copy = new LoginCopy(other);
        List<Change> earlier = Collections.synchronizedList(new ArrayList<>());
        Action<Change> again = change -> {
            copy.perform(change);
            earlier.add(change);
            for (Change one : List.copyOf(earlier).reversed()) {
                copy.perform(one);
            }
        };
        try (ChangeEngine engine = read(new OneLane<>(new Changes()), again);
                Connection connection = database.getConnection()) {
            LoginTable.logInAll(connection, 0, 20);
            for (long request = 0; request < 20; request += 2) {
                LoginTable.move(connection, request, 9);
            }
            for (long request = 0; request < 20; request += 5) {
                LoginTable.delete(connection, request);
            }
            awaitEnd();
            assertEquals(0, engine.restarts(), trouble::toString);
            String rows = " md5(string_agg(concat_ws(' ', id, request, user_id, delay_millis), ',' ORDER BY id)) FROM ";

            try (Connection copied = other.getConnection()) {
                assertEquals(
                        LoginTable.query(connection, "SELECT" + rows + "login"),
                        LoginTable.query(copied, "SELECT" + rows + "login_copy WHERE NOT deleted"));
                assertEquals(List.of("4"), LoginTable.query(copied, "SELECT count(*) FROM login_copy WHERE deleted"));
            }
        }
    }
}
