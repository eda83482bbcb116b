package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import slowcall.integrations.cdc.Action;
import slowcall.integrations.cdc.ChangeEngine;
import slowcall.integrations.cdc.EngineProperties;
import slowcall.integrations.cdc.Handover;
import slowcall.integrations.cdc.Markers;
import slowcall.integrations.cdc.Reading;
import slowcall.integrations.cdc.Slots;
import slowcall.integrations.cdc.Tail;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.message.Passage;

/** The database of an application that knows of nobody who reads its log, and those who do. */
final class ApplicationLog implements AutoCloseable {
    private static final int POLL_MILLIS = 5;
    private static final int BATCH = 2048;
    private static final int AT_ONCE = 10;
    private static final String TABLE = "login";

    private final HikariDataSource database;
    private final Path folder;
    private final String name = "chapter_" + UUID.randomUUID().toString().replace("-", "");
    private int readers;

    private ApplicationLog(HikariDataSource database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    static ApplicationLog open(Workshop workshop) throws Exception {
        return new ApplicationLog(Scratch.create(workshop, Scratch.LOGIN_TABLE), workshop.folder("cdc"));
    }

    HikariDataSource database() {
        return database;
    }

    Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Writes logins down, each in a transaction of its own; to is not included. */
    void logIn(long from, long to) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = insert(connection)) {
            for (long request = from; request < to; request++) {
                logIn(insert, request);
            }
        }
    }

    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement("INSERT INTO login (request, user_id, delay_millis) VALUES (?, ?, 0)");
    }

    static void logIn(PreparedStatement insert, long request) throws SQLException {
        insert.setLong(1, request);
        insert.setInt(2, (int) (request % 7));
        insert.executeUpdate();
    }

    /** From now on somebody reads, by a slot of his own; to be closed. */
    <T> Reader read(Reading<T> reading, Action<T> action) throws Exception {
        readers++;
        String slot = name + "_" + readers;
        try (Connection connection = database.getConnection()) {
            Slots.create(connection, slot, TABLE, Tail.CHANGES);
        }
        EngineProperties properties = new EngineProperties(
                slot, database.getJdbcUrl(), TABLE, Tail.CHANGES, folder.resolve(slot), POLL_MILLIS, BATCH);
        Markers markers = Markers.in(database, POLL_MILLIS);
        AtomicReference<String> trouble = new AtomicReference<>("");
        ChangeEngine engine = ChangeEngine.create(
                properties,
                new Handover<>(reading, action, AT_ONCE, false, markers, Passage.UNSEEN),
                failure -> trouble.set(failure.toString()));
        engine.start();
        return new Reader(database, slot, engine, markers, trouble);
    }

    /** Who reads the log. */
    static final class Reader implements AutoCloseable {
        private final DataSource database;
        private final String slot;
        private final ChangeEngine engine;
        private final Markers markers;
        private final AtomicReference<String> trouble;

        private Reader(
                DataSource database,
                String slot,
                ChangeEngine engine,
                Markers markers,
                AtomicReference<String> trouble) {
            this.database = database;
            this.slot = slot;
            this.engine = engine;
            this.markers = markers;
            this.trouble = trouble;
        }

        /** Waits until all that was committed before has been handed on. */
        void awaitEnd() throws Exception {
            try {
                Patience.until("the log is read", () -> markers.backlog() == 0);
            } catch (IOException e) {
                throw new IOException(e.getMessage() + ". " + trouble.get(), e);
            }
        }

        /** With the slot: an idle one keeps the server's log. */
        @Override
        public void close() {
            engine.close();
            try {
                Patience.until("nobody reads by " + slot, this::isDropped);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException("the slot " + slot + " cannot be dropped", e);
            }
        }

        private boolean isDropped() throws SQLException {
            String of = " FROM pg_replication_slots WHERE slot_name = '" + slot + "'";
            try (Connection connection = database.getConnection()) {
                Scratch.execute(connection, "SELECT pg_drop_replication_slot(slot_name)" + of + " AND NOT active");
            }
            return Scratch.numbers(database, "SELECT count(*)" + of).getFirst() == 0;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
