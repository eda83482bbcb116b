package slowcall.integrations.cdc;

import java.nio.file.Path;
import java.util.Properties;

/**
 * How a Debezium engine reads the log. What is not said here is said for all: it never takes a snapshot, makes no slot or publication of
 * its own, keeps its place by {@link AtomicOffsets} and tells PostgreSQL only of what it has noted there, and ends with whatever goes
 * wrong, to be started again from there.
 *
 * @param name the slot's and the publication's, and its own
 * @param database JDBC's URL of the database, with user and password
 * @param table the one that it reads, of schema {@code public}
 * @param tail what it reads of it
 * @param offsets the file for its place in the log
 * @param pollMillis how long it waits for changes before it looks again: what a change may lie there at most
 * @param batch how many changes it hands over at once, and how many may be under way: what a kill repeats at most
 */
public record EngineProperties(
        String name, String database, String table, Tail tail, Path offsets, int pollMillis, int batch) {
    /** The prefix of messages in the log that are ours, and of no table's. */
    static final String MESSAGES = "slowcall";

    private static final int LEAST_QUEUE = 8192;

    public EngineProperties {
        // Longer names are cut off, and two would become one.
        if (!name.matches("[a-z0-9_]{1,63}")) {
            throw new IllegalArgumentException("slot \"" + name + "\" must match [a-z0-9_]{1,63}");
        }
        if (pollMillis < 1) {
            throw new IllegalArgumentException("poll of " + pollMillis + " ms must be at least 1");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("batch " + batch + " must be at least 1");
        }
    }

    /** By Debezium's names, a new one each time: the engine adds to it. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("name", name);
        properties.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        DatabaseAddress.parse(database).properties().forEach(properties::setProperty);
        // Two engines of one process must differ in it: it is in the names of their management beans.
        properties.setProperty("topic.prefix", name);
        properties.setProperty("plugin.name", "pgoutput");
        properties.setProperty("slot.name", name);
        properties.setProperty("slot.drop.on.stop", "false");
        // PostgreSQL may not have noticed yet that the one before has gone.
        properties.setProperty("slot.max.retries", "100");
        properties.setProperty("slot.retry.delay.ms", "200");
        properties.setProperty("publication.name", name);
        properties.setProperty("publication.autocreate.mode", "disabled");
        properties.setProperty("table.include.list", "public." + table);
        properties.setProperty("message.prefix.include.list", MESSAGES);
        // The slot has all that was committed since it was made.
        properties.setProperty("snapshot.mode", "no_data");
        properties.setProperty("tombstones.on.delete", "false");
        properties.setProperty("poll.interval.ms", String.valueOf(pollMillis));
        properties.setProperty("max.batch.size", String.valueOf(batch));
        properties.setProperty("max.queue.size", String.valueOf(Math.max(LEAST_QUEUE, 2 * batch)));
        properties.setProperty("offset.storage", AtomicOffsets.class.getName());
        properties.setProperty(AtomicOffsets.FILE, offsets.toAbsolutePath().toString());
        // With the driver's own the slot could be ahead of the file.
        properties.setProperty("lsn.flush.mode", "connector");
        // A batch that was to be tried again is lost: the engine goes on with the next.
        properties.setProperty("errors.max.retries", "0");
        properties.setProperty("retriable.restart.connector.wait.ms", "200");
        tail.properties().forEach(properties::setProperty);
        return properties;
    }
}
