package slowcall.integrations.cdc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads changes of rows as Debezium wraps them; other records, such as messages in the log, are none. */
public final class Changes implements Reading<Change> {
    private static final String ENVELOPE = ".Envelope";
    private static final String ID = "id";

    @Override
    public Optional<Change> read(SourceRecord record) {
        if (!(record.value() instanceof Struct envelope)
                || !String.valueOf(envelope.schema().name()).endsWith(ENVELOPE)) {
            return Optional.empty();
        }
        Struct source = envelope.getStruct("source");
        return Optional.of(new Change(
                Operation.coded(envelope.getString("op")),
                source.getString("table"),
                key(record.key()),
                row(envelope.getStruct("before")),
                row(envelope.getStruct("after")),
                source.getInt64("lsn"),
                source.getInt64("txId"),
                source.getInt64("ts_us")));
    }

    /** The columns of a primary key are never null, and a table without one has none. */
    private static Map<String, Object> key(@Nullable Object key) {
        Map<String, Object> columns = new LinkedHashMap<>();
        if (key instanceof Struct struct) {
            for (Field field : struct.schema().fields()) {
                columns.put(field.name(), struct.get(field));
            }
        }
        return Collections.unmodifiableMap(columns);
    }

    private static Map<String, @Nullable Object> row(@Nullable Struct row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        if (row != null) {
            for (Field field : row.schema().fields()) {
                columns.put(field.name(), row.get(field));
            }
        }
        return Collections.unmodifiableMap(columns);
    }

    /** The number that is the row's primary key. */
    @Override
    public long id(Change change) {
        if (change.key().get(ID) instanceof Number id) {
            return id.longValue();
        }
        throw new IllegalArgumentException("a row of " + change.table() + " has no number \"" + ID + "\" as its key");
    }

    /** The row. */
    @Override
    public Object lane(Change change) {
        return id(change);
    }
}
