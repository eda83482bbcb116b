package slowcall.integrations.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * How messages are received. What is not said here is said for all: a group that is new begins with the oldest message, and offsets are
 * committed by hand.
 *
 * @param group which shares the messages among its members; each group gets all
 * @param member a name that a member keeps when it is started again: it then gets its partitions back at once, where a nameless one would
 *     wait for the end of its predecessor's session
 * @param session after which a member that is not heard of has left; the broker may ask for more
 * @param mostRecords how many messages are received at once, and no more once so many are in hand: a kill repeats less than twice as many.
 *     Several for each user at least, or all wait for the one who has most of them
 * @param mostBatch how long it may be between two looks for messages, which is where those wait that are acknowledged before their effect: a
 *     member that takes longer has left too
 */
public record ConsumerSettings(
        String group, Optional<String> member, Duration session, int mostRecords, Duration mostBatch) {
    private static final int HEARTBEATS_PER_SESSION = 3;

    public ConsumerSettings {
        if (session.toMillis() < HEARTBEATS_PER_SESSION) {
            throw new IllegalArgumentException("session " + session + " must be of some milliseconds");
        }
        if (mostRecords < 1) {
            throw new IllegalArgumentException("records " + mostRecords + " must be at least 1");
        }
        if (!mostBatch.isPositive()) {
            throw new IllegalArgumentException("batch of " + mostBatch + " must be positive");
        }
    }

    /** A nameless member with a session of 6 s, which receives a thousand messages at once. */
    public static ConsumerSettings ofGroup(String group) {
        return new ConsumerSettings(group, Optional.empty(), Duration.ofSeconds(6), 1000, Duration.ofMinutes(10));
    }

    /** The same for a member with a name. */
    public ConsumerSettings named(String member) {
        return new ConsumerSettings(group, Optional.of(member), session, mostRecords, mostBatch);
    }

    /** The same for one that receives so many at once. */
    public ConsumerSettings receiving(int mostRecords) {
        return new ConsumerSettings(group, member, session, mostRecords, mostBatch);
    }

    /** By Kafka's names. */
    Map<String, Object> configuration(String bootstrapServers) {
        Map<String, Object> configuration = new HashMap<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                // The one whose sessions are the member's to choose.
                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                "classic",
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                millis(session),
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                millis(session.dividedBy(HEARTBEATS_PER_SESSION)),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                mostRecords,
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                millis(mostBatch),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"));
        member.ifPresent(name -> configuration.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
        return configuration;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
