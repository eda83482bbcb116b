package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.effect.DatabaseEffect;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.effect.Grants;
import slowcall.integrations.effect.Seen;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.kafka.Topics;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;

/**
 * Messages of which one in ten is there twice, for two groups of several consumers: one that has an effect each time, and one that notes
 * ids in the transaction of the effect. The second follows at once, is another user's and comes to the same consumer: no order of one
 * user's messages keeps the two from being handled at the same time.
 *
 * @param messages without the repetitions
 */
public record Repetitions(int messages) implements Observation<Repetitions.Effects> {
    private static final int EVERY = 10;
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
     * @param together messages whose two were handled at the same time by that group
     */
    public record Effects(int unique, int repeated, int eachTime, int once, int missing, int together) {}

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
        return make(workshop, DatabaseEffect::once);
    }

    /**
     * Looks.
     *
     * @param knowing the effect of the group that knows ids, in its database
     */
    Effects make(Workshop workshop, Function<DataSource, Effect> knowing) throws Exception {
        KafkaTopic topic = KafkaTopic.create(workshop, Topics.SHARED);
        List<Message> all = all();
        Together together = new Together();
        try (HikariDataSource eachTimes = database(workshop);
                HikariDataSource onces = database(workshop);
                KafkaSender sender = topic.sender();
                Members each = topic.members(
                        "each-time", MEMBERS, AT_ONCE, RECORDS, number -> DatabaseEffect.eachTime(eachTimes));
                Members once = topic.members(
                        "once", MEMBERS, AT_ONCE, RECORDS, number -> together.watching(knowing.apply(onces)))) {
            int refused = KafkaTopic.send(sender, all);
            if (refused > 0) {
                throw new IOException("the broker has refused " + refused + " messages");
            }
            topic.awaitNoLag("each-time", each);
            topic.awaitNoLag("once", once);
            Map<Long, Integer> granted = granted(onces);
            return new Effects(
                    messages,
                    all.size() - messages,
                    sum(granted(eachTimes)),
                    sum(granted),
                    messages - granted.size(),
                    together.ids.size());
        }
    }

    /** Each of a user of its own, so that nothing but its own repetition keeps it waiting. */
    private List<Message> all() {
        List<Message> all = new ArrayList<>();
        for (int id = 0; id < messages; id++) {
            all.add(new Message(id, id, 0, Intent.EVENT));
            if (id % EVERY == 0) {
                all.add(new Message(id, neighbour(id), 0, Intent.EVENT));
            }
        }
        return all;
    }

    /** Another user whose messages come to the same consumer at the same time. */
    private int neighbour(int user) {
        int other = user + messages;
        while (KafkaSender.partition(other, Topics.SHARED) != KafkaSender.partition(user, Topics.SHARED)) {
            other++;
        }
        return other;
    }

    /** Sees which messages are handled twice at the same time. */
    private static final class Together {
        private final Map<Long, Integer> handled = new ConcurrentHashMap<>();
        private final Set<Long> ids = ConcurrentHashMap.newKeySet();

        private Effect watching(Effect effect) {
            return message -> {
                if (handled.merge(message.id(), 1, Integer::sum) > 1) {
                    ids.add(message.id());
                }
                try {
                    effect.apply(message);
                } finally {
                    handled.merge(message.id(), -1, Integer::sum);
                }
            };
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
