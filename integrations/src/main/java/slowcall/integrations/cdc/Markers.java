package slowcall.integrations.cdc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Messages in the log that nobody else reads, to learn whether all before them has been handed on. How far apart two places in the log
 * are would not tell: other databases of the server write there too, and the distance never comes to nothing. For use by two threads:
 * one that asks, and one that hands on.
 */
public final class Markers {
    /** What a message in the log is called by Debezium. */
    private static final String SCHEMA = "io.debezium.connector.postgresql.MessageValue";

    /** In a transaction, behind all that were committed before; and on its way now, whatever commits of this user usually wait for. */
    private static final String EMIT =
            "SELECT set_config('synchronous_commit', 'on', true), pg_logical_emit_message(true, ?, ?)";

    private static final long WAY_MILLIS = 500;

    /** Where messages are put into the log. */
    @FunctionalInterface
    interface Log {
        /** Puts one there; it is there when this returns. */
        void emit(String content) throws SQLException;
    }

    /** One that is out. */
    private record Marker(String content, CountDownLatch seen) {}

    private final Log log;
    private final long patienceMillis;
    /** Of another process's, which come again when that was killed, none is ours. */
    private final String name = UUID.randomUUID().toString();

    private long emitted;
    private volatile @Nullable Marker last;

    Markers(Log log, long patienceMillis) {
        this.log = log;
        this.patienceMillis = patienceMillis;
    }

    /**
     * For a database's log.
     *
     * @param pollMillis how long a marker may lie there before the engine looks again
     */
    public static Markers in(DataSource database, int pollMillis) {
        return new Markers(content -> emit(database, content), 2L * pollMillis + WAY_MILLIS);
    }

    private static void emit(DataSource database, String content) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(EMIT)) {
            statement.setString(1, EngineProperties.MESSAGES);
            statement.setString(2, content);
            try (ResultSet place = statement.executeQuery()) {
                place.next();
            }
        }
    }

    /**
     * Asks by a marker of its own, unless another is still out, and waits for it for as long as one may be on its way to an engine that
     * has nothing else to do.
     *
     * @return 0 if everything that was committed before the call has been handed on; 1 if that is not known
     * @throws SQLException if the database cannot be reached
     */
    public long backlog() throws SQLException, InterruptedException {
        Marker out = last;
        if (out != null && !passes(out)) {
            return 1;
        }
        return passes(emit()) ? 0 : 1;
    }

    private boolean passes(Marker marker) throws InterruptedException {
        return marker.seen().await(patienceMillis, TimeUnit.MILLISECONDS);
    }

    private Marker emit() throws SQLException {
        emitted++;
        Marker marker = new Marker(name + " " + emitted, new CountDownLatch(1));
        // First: it may be seen before the database has answered.
        last = marker;
        try {
            log.emit(marker.content());
            return marker;
        } catch (SQLException | RuntimeException e) {
            // It may never be there.
            last = null;
            throw e;
        }
    }

    /** Everything up to this record has been handed on. */
    void pass(SourceRecord record) {
        Marker out = last;
        if (out != null && content(record).filter(out.content()::equals).isPresent()) {
            out.seen().countDown();
        }
    }

    private static Optional<String> content(SourceRecord record) {
        if (!(record.value() instanceof Struct value)
                || !SCHEMA.equals(value.schema().name())) {
            return Optional.empty();
        }
        byte[] content = value.getStruct("message").getBytes("content");
        return Optional.of(new String(content, StandardCharsets.UTF_8));
    }
}
