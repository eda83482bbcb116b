package slowcall.integrations.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.FakeSender;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Killed;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.Sender;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.Databases;

/** Guards against an outbox that loses, invents or reorders messages, and shows the two ways of reading it that do. */
@Timeout(240)
class OutboxIT {
    @TempDir
    private static Path temporary;

    private static Database server;

    private DataSource database;
    private final FakeSender broker = new FakeSender();

    @BeforeAll
    static void start() throws Exception {
        server = Database.start(temporary.resolve("database"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void create() throws SQLException {
        database = Databases.create(server, "CREATE TABLE login (id bigint PRIMARY KEY)");
        try (Connection connection = database.getConnection()) {
            OutboxTable.create(connection);
            OutboxTable.create(connection);
        }
    }

    private static Message message(long id) {
        return new Message(id, (int) (id % 2), 0, Intent.EVENT);
    }

    /** A login's row and its message, in the connection's transaction. */
    private static void logIn(Connection connection, long id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO login VALUES (?)")) {
            insert.setLong(1, id);
            insert.executeUpdate();
        }
        OutboxTable.insert(connection, message(id));
    }

    private Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private void logInAll(long from, long to) throws SQLException {
        try (Connection connection = begin()) {
            for (long id = from; id < to; id++) {
                logIn(connection, id);
                connection.commit();
            }
        }
    }

    private Relay relay(Selection selection, OrderRule rule, int batch, Sender sender, Passage passage) {
        return new Relay(database, new RelaySettings(selection, rule, batch, RelaySettings.NEVER), sender, passage);
    }

    private Relay relay(OrderRule rule, int batch) {
        return relay(new ByStatus(), rule, batch, broker, Passage.UNSEEN);
    }

    /** Looks until nothing more is sent. */
    private static void drain(Relay relay) throws Exception {
        while (relay.pass().sent() > 0) {
            // Each look sends a batch at most.
        }
    }

    private static List<Long> ids(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private Set<Long> logins() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM login")) {
            Set<Long> ids = new TreeSet<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }

    @Test
    void aRollbackTakesTheMessageWithIt() throws Exception {
        try (Connection connection = begin()) {
            for (long id = 0; id < 100; id++) {
                logIn(connection, id);
                if (id % 10 < 3) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }

        drain(relay(OrderRule.STOP, 30));

        assertEquals(70, logins().size());
        assertEquals(List.copyOf(logins()), broker.taken());
    }

    @Test
    void whoeverGoesAwayBeforeTheCommitLeavesNeitherAndAfterItBoth() throws Exception {
        try (Connection gone = begin()) {
            logIn(gone, 1);
        }
        try (Connection committed = begin()) {
            logIn(committed, 2);
            committed.commit();
        }

        drain(relay(OrderRule.STOP, 10));

        assertEquals(Set.of(2L), logins());
        assertEquals(List.of(2L), broker.taken());
    }

    @Test
    void killedBetweenSendAndMarkItSendsNoMoreThanOneBatchAgain() throws Exception {
        logInAll(0, 25);
        Relay killed = relay(new ByStatus(), OrderRule.STOP, 10, broker, Killed.at(Failpoint.BEFORE_MARK, 19));
        assertEquals(10, killed.pass().sent());
        assertThrows(Killed.class, killed::pass);

        drain(relay(OrderRule.STOP, 10));

        List<Long> expected = new ArrayList<>(ids(0, 20));
        expected.addAll(ids(10, 25));
        assertEquals(expected, broker.taken());
    }

    @Test
    void killedAfterTheMarkItSendsNothingAgain() throws Exception {
        logInAll(0, 5);
        Relay killed = relay(new ByStatus(), OrderRule.STOP, 10, broker, Killed.at(Failpoint.AFTER_MARK, 0));
        assertThrows(Killed.class, killed::pass);

        drain(relay(OrderRule.STOP, 10));

        assertEquals(ids(0, 5), broker.taken());
    }

    @Test
    void pointsAreReachedInTheirOrder() throws Exception {
        logInAll(0, 1);
        List<String> reached = Collections.synchronizedList(new ArrayList<>());

        relay(new ByStatus(), OrderRule.STOP, 1, broker, (point, id) -> reached.add(point.name()))
                .pass();

        assertEquals(List.of("BEFORE_SEND", "AFTER_SEND", "BEFORE_MARK", "AFTER_MARK"), reached);
    }

    @Test
    void aPassSaysWhatItDidAndWhetherThereMayBeMore() throws Exception {
        logInAll(0, 5);
        broker.refuse(3);
        Relay relay = relay(OrderRule.STOP, 2);

        assertEquals(5, relay.backlog());
        assertEquals(new Pass(2, 2, 0, true), relay.pass());
        assertEquals(new Pass(2, 1, 1, false), relay.pass());
        assertEquals(2, relay.backlog());
        broker.take(3);
        assertEquals(new Pass(2, 2, 0, false), relay.pass());
        assertEquals(Pass.IDLE, relay.pass());
        assertEquals(0, relay.backlog());
    }

    @Test
    void severalRelaysAtOnceSendEachMessageOnce() throws Exception {
        logInAll(0, 500);

        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> relays = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                relays.add(threads.submit(() -> {
                    drain(relay(OrderRule.SKIP, 20));
                    return null;
                }));
            }
            for (Future<?> each : relays) {
                each.get();
            }
        }

        assertEquals(500, broker.taken().size());
        assertEquals(new TreeSet<>(ids(0, 500)), new TreeSet<>(broker.taken()));
    }

    /** Takes what it is told to, when it is told to; everything else at once. */
    private final class Holding implements Sender {
        private final CountDownLatch held = new CountDownLatch(1);
        private final CompletableFuture<Void> released = new CompletableFuture<>();

        @Override
        public CompletableFuture<Void> send(Message message) {
            held.countDown();
            return released.thenCompose(go -> broker.send(message));
        }
    }

    @ParameterizedTest
    @EnumSource(OrderRule.class)
    void aSecondRelayWaitsForItsTurnWhereAnOrderIsToBeKeptAndOvertakesWhereNot(OrderRule rule) throws Exception {
        logInAll(0, 4);
        Holding holding = new Holding();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Pass> first = thread.submit(() ->
                    relay(new ByStatus(), rule, 2, holding, Passage.UNSEEN).pass());
            assertTrue(holding.held.await(30, TimeUnit.SECONDS));

            Pass second = relay(rule, 2).pass();

            assertEquals(rule == OrderRule.SKIP ? 2 : 0, second.sent());
            holding.released.complete(null);
            assertEquals(2, first.get().sent());
        }
        drain(relay(rule, 2));
        switch (rule) {
            case STOP -> assertEquals(ids(0, 4), broker.taken());
            case STOP_PER_KEY -> {
                assertEquals(ofUser(0, 4), takenOf(0));
                assertEquals(ofUser(1, 4), takenOf(1));
            }
            case SKIP -> {
                assertEquals(
                        new TreeSet<>(ids(2, 4)), new TreeSet<>(broker.taken().subList(0, 2)));
                assertEquals(new TreeSet<>(ids(0, 4)), new TreeSet<>(broker.taken()));
            }
        }
    }

    @Test
    void stopKeepsTheOrderOfAllAndABacklogBehindAPoisonMessage() throws Exception {
        broker.refuse(3);
        Relay relay = relay(OrderRule.STOP, 10);
        for (int round = 0; round < 4; round++) {
            logInAll(round * 10L, round * 10L + 10);
            relay.pass();
            assertEquals(10 * (round + 1) - 3, relay.backlog(), "it grows");
        }
        broker.take(3);

        drain(relay);

        assertEquals(ids(0, 40), broker.taken());
        assertEquals(0, relay.backlog());
    }

    @Test
    void stopPerKeyKeepsTheOrderOfEachAndHoldsUpOne() throws Exception {
        broker.refuse(3);
        logInAll(0, 20);
        // Fewer than that user has waiting: the other's are found all the same.
        Relay relay = relay(OrderRule.STOP_PER_KEY, 3);

        drain(relay);

        assertEquals(ofUser(0, 20), takenOf(0));
        assertEquals(List.of(1L), takenOf(1));
        assertEquals(9, relay.backlog());

        broker.take(3);
        drain(relay);

        assertEquals(ofUser(0, 20), takenOf(0));
        assertEquals(ofUser(1, 20), takenOf(1));
    }

    private static List<Long> ofUser(int user, long to) {
        return LongStream.range(0, to).filter(id -> id % 2 == user).boxed().toList();
    }

    private List<Long> takenOf(int user) {
        return broker.taken().stream().filter(id -> id % 2 == user).toList();
    }

    @Test
    void skipSendsTheOthersAndThatOneOutOfOrder() throws Exception {
        // More than a batch of them.
        broker.refuse(0, 1, 2, 3);
        logInAll(0, 20);
        Relay relay = relay(OrderRule.SKIP, 2);
        do {
            relay.pass();
        } while (broker.taken().size() < 16);
        assertEquals(4, relay.backlog());
        for (long id = 0; id < 4; id++) {
            broker.take(id);
        }

        drain(relay);

        assertEquals(new TreeSet<>(ids(4, 20)), new TreeSet<>(broker.taken().subList(0, 16)));
        assertEquals(new TreeSet<>(ids(0, 4)), new TreeSet<>(broker.taken().subList(16, 20)));
    }

    @ParameterizedTest
    @EnumSource(OrderRule.class)
    void aMessageThatFailsOftenEnoughIsSetAside(OrderRule rule) throws Exception {
        broker.refuse(0);
        logInAll(0, 6);
        Relay relay = new Relay(database, new RelaySettings(new ByStatus(), rule, 10, 3), broker, Passage.UNSEEN);

        for (int i = 0; i < 3; i++) {
            assertEquals(1, relay.pass().failed());
        }
        drain(relay);

        assertEquals(new TreeSet<>(ids(1, 6)), new TreeSet<>(broker.taken()));
        assertEquals(0, relay.backlog());
        try (Connection connection = database.getConnection()) {
            assertEquals(1, OutboxTable.poison(connection));
        }
    }

    @ParameterizedTest
    @EnumSource(OrderRule.class)
    void whileItsReceiverIsAwayNoMessageIsSetAside(OrderRule rule) throws Exception {
        logInAll(0, 6);
        AtomicBoolean away = new AtomicBoolean(true);
        Sender sender = message ->
                away.get() ? CompletableFuture.failedFuture(new ConnectException("away")) : broker.send(message);
        Relay relay = new Relay(
                database,
                new RelaySettings(new ByStatus(), rule, 2, 3, failure -> !(failure instanceof ConnectException)),
                sender,
                Passage.UNSEEN);

        for (int i = 0; i < 5; i++) {
            Pass pass = relay.pass();
            assertEquals(0, pass.sent());
            assertTrue(pass.found() <= 3, () -> "it looks at more and more: " + pass);
        }
        away.set(false);
        drain(relay);

        assertEquals(new TreeSet<>(ids(0, 6)), new TreeSet<>(broker.taken()));
        try (Connection connection = database.getConnection()) {
            assertEquals(0, OutboxTable.poison(connection));
        }
    }

    @Test
    void twoWhoCreateItAtOnceMakeOneCursor() throws Exception {
        try (Connection first = begin();
                Connection second = begin();
                Statement statement = first.createStatement();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            statement.execute("DELETE FROM outbox_cursor");
            first.commit();
            OutboxTable.create(first);
            Future<?> other = thread.submit(() -> {
                OutboxTable.create(second);
                second.commit();
                return null;
            });
            // It may well be there first, or wait.
            Thread.sleep(100);
            first.commit();
            other.get(30, TimeUnit.SECONDS);

            try (ResultSet cursors = statement.executeQuery("SELECT count(*) FROM outbox_cursor")) {
                cursors.next();
                assertEquals(1, cursors.getLong(1));
            }
        }
    }

    /** Two transactions, of which the one that inserts first is committed last; a look in between and one afterwards. */
    private void commitLate(Relay relay) throws Exception {
        try (Connection late = begin();
                Connection early = begin()) {
            logIn(late, 1);
            logIn(early, 2);
            early.commit();
            relay.pass();
            late.commit();
        }
        drain(relay);
        assertEquals(Set.of(1L, 2L), logins());
    }

    @Test
    void readAfterTheLastPositionARowThatIsCommittedLateIsLostAndNothingSaysSo() throws Exception {
        Relay relay = relay(new AfterLast(), OrderRule.STOP, 10, broker, Passage.UNSEEN);

        commitLate(relay);

        assertEquals(List.of(2L), broker.taken());
        assertEquals(0, relay.backlog());
    }

    @Test
    void readByStatusItIsSent() throws Exception {
        Relay relay = relay(OrderRule.STOP, 10);

        commitLate(relay);

        assertEquals(List.of(2L, 1L), broker.taken());
    }

    @Test
    void readAfterTheLastPositionRowsThatAreCommittedInOrderAreAllSent() throws Exception {
        logInAll(0, 25);
        broker.refuse(13);
        Relay relay = relay(new AfterLast(), OrderRule.STOP, 10, broker, Passage.UNSEEN);
        drain(relay);
        assertEquals(ids(0, 13), broker.taken());
        assertEquals(12, relay.backlog());
        broker.take(13);

        // Where it is, is in the database: another one goes on there.
        drain(relay(new AfterLast(), OrderRule.STOP, 10, broker, Passage.UNSEEN));

        assertEquals(ids(0, 25), broker.taken());
    }

    @Test
    void aMessageWaitsForHalfAnIntervalOnAverage() throws Exception {
        Duration interval = Duration.ofMillis(200);
        Map<Long, Long> committed = new HashMap<>();
        Map<Long, Long> sent = new ConcurrentHashMap<>();
        Sender timed = message -> {
            sent.put(message.id(), System.nanoTime());
            return broker.send(message);
        };
        SplittableRandom random = new SplittableRandom(1);
        Relay relay = relay(new ByStatus(), OrderRule.STOP, 100, timed, Passage.UNSEEN);
        try (RelayLoop loop = RelayLoop.start(relay, interval, trouble -> {});
                Connection connection = begin()) {
            for (long id = 0; id < 60; id++) {
                logIn(connection, id);
                connection.commit();
                committed.put(id, System.nanoTime());
                Thread.sleep(random.nextLong(100));
            }
            awaitTaken(60);
        }

        double mean = ids(0, 60).stream()
                .mapToLong(id -> sent.get(id) - committed.get(id))
                .average()
                .orElseThrow();
        // Wide, for a machine that does other things, too: neither no interval at all nor a whole one more.
        double predicted = interval.toNanos() / 2.0;
        assertTrue(mean > predicted / 2 && mean < predicted * 2, () -> "waited for " + mean / 1e6 + " ms");
    }

    @Test
    void theRelayGoesOnWhenTheDatabaseIsBack() throws Exception {
        Queue<Exception> trouble = new ConcurrentLinkedQueue<>();
        try (RelayLoop loop = RelayLoop.start(relay(OrderRule.STOP, 10), Duration.ofMillis(10), trouble::add)) {
            logInAll(0, 30);
            awaitTaken(30);
            server.kill();
            while (trouble.isEmpty()) {
                Thread.sleep(5);
            }
            server.restart();
            logInAll(30, 40);
            awaitTaken(40);
        }

        assertEquals(ids(0, 40), List.copyOf(new TreeSet<>(broker.taken())));
        assertFalse(trouble.isEmpty());
    }

    private void awaitTaken(int messages) throws InterruptedException {
        while (new TreeSet<>(broker.taken()).size() < messages) {
            Thread.sleep(5);
        }
    }
}
