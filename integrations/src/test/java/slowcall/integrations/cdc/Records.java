package slowcall.integrations.cdc;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Records as Debezium's connector for PostgreSQL makes them, with the fields that are read here. */
final class Records {
    private static final Schema KEY = SchemaBuilder.struct()
            .name("test.public.login.Key")
            .field("id", Schema.INT64_SCHEMA)
            .build();
    private static final Schema ROW = SchemaBuilder.struct()
            .optional()
            .name("test.public.login.Value")
            .field("id", Schema.INT64_SCHEMA)
            .field("request", Schema.INT64_SCHEMA)
            .field("user_id", Schema.INT32_SCHEMA)
            .field("delay_millis", Schema.INT32_SCHEMA)
            .field("note", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    private static final Schema SOURCE = SchemaBuilder.struct()
            .name("io.debezium.connector.postgresql.Source")
            .field("ts_us", Schema.OPTIONAL_INT64_SCHEMA)
            .field("table", Schema.STRING_SCHEMA)
            .field("txId", Schema.OPTIONAL_INT64_SCHEMA)
            .field("lsn", Schema.OPTIONAL_INT64_SCHEMA)
            .build();
    private static final Schema ENVELOPE = SchemaBuilder.struct()
            .name("test.public.login.Envelope")
            .field("before", ROW)
            .field("after", ROW)
            .field("source", SOURCE)
            .field("op", Schema.STRING_SCHEMA)
            .build();
    private static final Schema BLOCK = SchemaBuilder.struct()
            .name("io.debezium.connector.postgresql.Message")
            .field("prefix", Schema.OPTIONAL_STRING_SCHEMA)
            .field("content", Schema.OPTIONAL_BYTES_SCHEMA)
            .build();
    private static final Schema MESSAGE = SchemaBuilder.struct()
            .name("io.debezium.connector.postgresql.MessageValue")
            .field("op", Schema.STRING_SCHEMA)
            .field("message", BLOCK)
            .build();

    static final long COMMITTED = 1_790_000_000_000_000L;

    private Records() {}

    /** A row as it is in a record. */
    static Struct row(long id, long request, int user, int delayMillis) {
        return new Struct(ROW)
                .put("id", id)
                .put("request", request)
                .put("user_id", user)
                .put("delay_millis", delayMillis);
    }

    /** A change of a row, at the place in the log that is twice its id. */
    static SourceRecord change(String code, String table, long id, Struct before, Struct after) {
        Struct source = new Struct(SOURCE)
                .put("ts_us", COMMITTED)
                .put("table", table)
                .put("txId", 700 + id)
                .put("lsn", 2 * id);
        Struct envelope = new Struct(ENVELOPE)
                .put("op", code)
                .put("source", source)
                .put("before", before)
                .put("after", after);
        Struct key = new Struct(KEY).put("id", id);
        return new SourceRecord(
                Map.of("server", "test"), Map.of("lsn", 2 * id), "test.public." + table, KEY, key, ENVELOPE, envelope);
    }

    /** A login's new row, whose id is the request's. */
    static SourceRecord login(long id, int user) {
        return change("c", "login", id, null, row(id, id, user, 20));
    }

    /** A message that lies in the log itself. */
    static SourceRecord message(String prefix, String content) {
        Struct block = new Struct(BLOCK).put("prefix", prefix).put("content", content.getBytes(StandardCharsets.UTF_8));
        Struct value = new Struct(MESSAGE).put("op", "m").put("message", block);
        return new SourceRecord(Map.of("server", "test"), Map.of("lsn", 1L), "test.message", MESSAGE, value);
    }

    /** What the event router makes of a row of the outbox. */
    static SourceRecord routed(String payload) {
        return new SourceRecord(
                Map.of("server", "test"),
                Map.of("lsn", 1L),
                "outbox.event.login",
                Schema.STRING_SCHEMA,
                "3",
                Schema.STRING_SCHEMA,
                payload);
    }
}
