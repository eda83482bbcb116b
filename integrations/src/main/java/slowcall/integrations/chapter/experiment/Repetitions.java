package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.effect.DatabaseEffect;
import slowcall.integrations.effect.Grants;
import slowcall.integrations.effect.Seen;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.kafka.Topics;

/**
 * Messages of which one in ten is there twice, for two groups of several consumers: one that has an effect each time, and one that notes
 * ids in the transaction of the effect.
 *
 * @param messages without the repetitions
 */
public record Repetitions(int messages) implements Observation<Repetitions.Effects> {
    private static final int MEMBERS = 2;
    private static final int AT_ONCE = 8;
    private static final int RECORDS = 20;

    /**
     * What was seen.
     *
     * @param unique messages
     * @param repeated those of them that were there twice
     * @param eachTime effects of the group that has one each time
     * @param once effects of the group that knows ids
     * @param missing messages without an effect in the latter
     */
    public record Effects(int unique, int repeated, int eachTime, int once, int missing) {}

    @Override
    public String description() {
        return "receiving messages twice";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(5).plusMillis(3L * messages);
    }

    @Override
    public Effects make(Workshop workshop) throws Exception {
        KafkaTopic topic = KafkaTopic.create(workshop, Topics.SHARED);
        int repeated = messages / 10;
        try (HikariDataSource eachTimes = database(workshop);
                HikariDataSource onces = database(workshop);
                KafkaSender sender = topic.sender();
                Members each = topic.members(
                        "each-time", MEMBERS, AT_ONCE, RECORDS, number -> DatabaseEffect.eachTime(eachTimes));
                Members once = topic.members("once", MEMBERS, AT_ONCE, RECORDS, number -> DatabaseEffect.once(onces))) {
            int refused = KafkaTopic.send(sender, 0, messages) + KafkaTopic.send(sender, 0, repeated);
            if (refused > 0) {
                throw new IOException("the broker has refused " + refused + " messages");
            }
            topic.awaitNoLag("each-time", each);
            topic.awaitNoLag("once", once);
            Map<Long, Integer> granted = granted(onces);
            return new Effects(messages, repeated, sum(granted(eachTimes)), sum(granted), messages - granted.size());
        }
    }

    private static HikariDataSource database(Workshop workshop) throws Exception {
        HikariDataSource database = Scratch.create(workshop);
        try (Connection connection = database.getConnection()) {
            Seen.create(connection);
            Grants.create(connection);
        }
        return database;
    }

    private static Map<Long, Integer> granted(HikariDataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Grants.times(connection);
        }
    }

    private static int sum(Map<Long, Integer> granted) {
        return granted.values().stream().mapToInt(Integer::intValue).sum();
    }
}
