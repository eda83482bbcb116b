package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Guards against a property that is misspelt, lost or new: of a wrong one Debezium tells nobody but its log. */
class EnginePropertiesTest {
    private static final Path OFFSETS = Path.of("/work/site/cdc/offsets");

    private static EngineProperties of(String name, String table, Tail tail, int poll, int batch) {
        return new EngineProperties(
                name,
                "jdbc:postgresql://127.0.0.1:5433/slowcall_1a?user=slowcall&password=secret",
                table,
                tail,
                OFFSETS,
                poll,
                batch);
    }

    private static Map<String, String> texts(EngineProperties properties) {
        Properties all = properties.properties();
        Map<String, String> texts = new TreeMap<>();
        all.stringPropertyNames().forEach(name -> texts.put(name, all.getProperty(name)));
        return texts;
    }

    private static Map<String, String> changes() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("connector.class", "io.debezium.connector.postgresql.PostgresConnector"),
                Map.entry("database.dbname", "slowcall_1a"),
                Map.entry("database.hostname", "127.0.0.1"),
                Map.entry("database.password", "secret"),
                Map.entry("database.port", "5433"),
                Map.entry("database.user", "slowcall"),
                Map.entry("errors.max.retries", "0"),
                Map.entry("lsn.flush.mode", "connector"),
                Map.entry("max.batch.size", "2048"),
                Map.entry("max.queue.size", "8192"),
                Map.entry("message.prefix.include.list", "slowcall"),
                Map.entry("name", "slowcall_1a_login"),
                Map.entry("offset.storage", "slowcall.integrations.cdc.AtomicOffsets"),
                Map.entry("offset.storage.file.filename", "/work/site/cdc/offsets"),
                Map.entry("plugin.name", "pgoutput"),
                Map.entry("poll.interval.ms", "5"),
                Map.entry("publication.autocreate.mode", "disabled"),
                Map.entry("publication.name", "slowcall_1a_login"),
                Map.entry("retriable.restart.connector.wait.ms", "200"),
                Map.entry("skipped.operations", "t"),
                Map.entry("slot.drop.on.stop", "false"),
                Map.entry("slot.max.retries", "100"),
                Map.entry("slot.name", "slowcall_1a_login"),
                Map.entry("slot.retry.delay.ms", "200"),
                Map.entry("snapshot.mode", "no_data"),
                Map.entry("table.include.list", "public.login"),
                Map.entry("tombstones.on.delete", "false"),
                Map.entry("topic.prefix", "slowcall_1a_login")));
    }

    @Test
    void ofChangesTheseAndNoOthers() {
        assertEquals(changes(), texts(of("slowcall_1a_login", "login", Tail.CHANGES, 5, 2048)));
    }

    @Test
    void ofAnOutboxTheRouterBeside() {
        Map<String, String> expected = changes();
        for (String named : new String[] {"name", "publication.name", "slot.name", "topic.prefix"}) {
            expected.put(named, "slowcall_1a_outbox");
        }
        expected.put("table.include.list", "public.outbox");
        expected.put("skipped.operations", "u,d,t");
        expected.put("transforms", "outbox");
        expected.put("transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter");
        expected.put("transforms.outbox.table.expand.json.payload", "false");
        expected.put("poll.interval.ms", "20");
        expected.put("max.batch.size", "10000");
        expected.put("max.queue.size", "20000");

        assertEquals(expected, texts(of("slowcall_1a_outbox", "outbox", Tail.OUTBOX, 20, 10_000)));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> of("Slot", "login", Tail.CHANGES, 5, 10));
        assertThrows(IllegalArgumentException.class, () -> of("s".repeat(64), "login", Tail.CHANGES, 5, 10));
        assertThrows(IllegalArgumentException.class, () -> of("slot", "login", Tail.CHANGES, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> of("slot", "login", Tail.CHANGES, 5, 0));
    }
}
