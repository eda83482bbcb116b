package slowcall.integrations.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.ObservedSender;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.Sender;

/**
 * Sends the messages of the outbox and marks them, in one transaction: killed after sending and before that is committed, it has sent
 * what it will find unsent again. Where an order is to be kept one relay works at a time, whatever their number: of two, the one would
 * pass over what the other has locked. For use by one thread.
 */
public final class Relay {
    /** Whose turn it is; any number that nothing else in this database locks. */
    private static final long TURN = 0x6f_7574_626f_78L;

    private final DataSource database;
    private final RelaySettings settings;
    private final Sending sending;
    private final Passage passage;

    /** Those that are expected to fail again: they are tried beside a whole batch of others. */
    private List<Entry> failed = List.of();

    public Relay(DataSource database, RelaySettings settings, Sender sender, Passage passage) {
        this.database = database;
        this.settings = settings;
        this.sending = new Sending(new ObservedSender(sender, passage), settings.rule());
        this.passage = passage;
    }

    /** Looks once for messages, and sends what it finds. */
    public Pass pass() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return settings.rule() == OrderRule.SKIP || itsTurn(connection) ? pass(connection) : Pass.IDLE;
            } finally {
                // Of no effect after a commit. A pool would lend the connection with what was left open.
                connection.rollback();
            }
        }
    }

    /** Whether no other relay is at work; none will be until this transaction ends. */
    private static boolean itsTurn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet taken = statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + TURN + ")")) {
            taken.next();
            return taken.getBoolean(1);
        }
    }

    private Pass pass(Connection connection) throws SQLException, InterruptedException {
        int asked = settings.batch() + failed.size();
        List<Entry> found = settings.selection()
                .next(connection, settings.batch(), failed, settings.rule() == OrderRule.STOP_PER_KEY);
        if (found.isEmpty()) {
            failed = List.of();
            return Pass.IDLE;
        }
        Sending.Result result = sending.send(found);
        List<Entry> sent = result.sent();
        passage.reachAll(Failpoint.BEFORE_MARK, sent, entry -> entry.message().id());
        if (!sent.isEmpty()) {
            settings.selection().mark(connection, sent);
        }
        note(connection, result.failed());
        connection.commit();
        passage.reachAll(Failpoint.AFTER_MARK, sent, entry -> entry.message().id());
        boolean more = found.size() >= asked && sent.size() == found.size();
        return new Pass(found.size(), sent.size(), result.failed().size(), more);
    }

    /** Counts the failures that are messages' own, and keeps in mind whom to expect to fail again. */
    private void note(Connection connection, List<Sending.Failure> failures) throws SQLException {
        List<Entry> own = new ArrayList<>();
        List<Entry> again = new ArrayList<>();
        for (Sending.Failure failure : failures) {
            Entry entry = failure.entry();
            boolean isOwn = settings.own().test(failure.cause());
            if (isOwn) {
                own.add(entry);
            }
            boolean isSetAside = isOwn && entry.failures() + 1 >= settings.mostFailures();
            // Where none holds up others, those of a receiver that is away would soon be all that there is.
            if (!isSetAside && (isOwn || settings.rule() != OrderRule.SKIP)) {
                again.add(entry);
            }
        }
        if (!own.isEmpty()) {
            settings.selection().fail(connection, own, settings.mostFailures());
        }
        failed = List.copyOf(again);
    }

    /** How many messages are committed and not sent, as far as its selection can tell. */
    public long backlog() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return settings.selection().backlog(connection);
        }
    }
}
