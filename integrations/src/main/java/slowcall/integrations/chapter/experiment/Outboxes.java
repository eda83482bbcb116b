package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;
import slowcall.integrations.outbox.OutboxTable;
import slowcall.integrations.outbox.Relay;

/** Databases with an outbox, and what is put into it. */
final class Outboxes {
    private Outboxes() {}

    /** A new one; to be closed. */
    static HikariDataSource create(Workshop workshop) throws Exception {
        HikariDataSource database = Scratch.create(workshop);
        try (Connection connection = database.getConnection()) {
            OutboxTable.create(connection);
        }
        return database;
    }

    /**
     * Adds events, each committed by itself.
     *
     * @param to not included
     * @param users whose they are in turn
     */
    static void add(DataSource database, long from, long to, int users) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (long id = from; id < to; id++) {
                OutboxTable.insert(connection, event(id, users));
            }
        }
    }

    static Message event(long id, int users) {
        return new Message(id, (int) (id % users), 0, Intent.EVENT);
    }

    /** Looks until nothing more is sent. */
    static void drain(Relay relay) throws SQLException, InterruptedException {
        while (relay.pass().sent() > 0) {
            // Each look sends a batch at most.
        }
    }
}
