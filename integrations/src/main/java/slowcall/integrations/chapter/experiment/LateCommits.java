package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.Sender;
import slowcall.integrations.outbox.AfterLast;
import slowcall.integrations.outbox.ByStatus;
import slowcall.integrations.outbox.OrderRule;
import slowcall.integrations.outbox.OutboxTable;
import slowcall.integrations.outbox.Relay;
import slowcall.integrations.outbox.RelaySettings;
import slowcall.integrations.outbox.Selection;

/**
 * Pairs of transactions of which the one that inserts its message first is committed last, and a relay that looks in between.
 *
 * @param pairs how many
 */
public record LateCommits(int pairs) implements Observation<LateCommits.Passed> {
    private static final int USERS = 2;

    /**
     * What was seen.
     *
     * @param pairs of transactions, all committed in the end
     * @param missedAfterLast messages that a relay never sent which looks for what comes after the last one
     * @param backlogAfterLast those that it knew of
     * @param missedByStatus the same of one that looks for what is not marked as sent
     */
    public record Passed(int pairs, int missedAfterLast, long backlogAfterLast, int missedByStatus) {}

    @Override
    public String description() {
        return "committing messages in another order than they were inserted";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(2).plusMillis(20L * pairs);
    }

    @Override
    public Passed make(Workshop workshop) throws Exception {
        Missed afterLast = miss(workshop, new AfterLast());
        Missed byStatus = miss(workshop, new ByStatus());
        return new Passed(pairs, afterLast.messages(), afterLast.backlog(), byStatus.messages());
    }

    private record Missed(int messages, long backlog) {}

    private Missed miss(Workshop workshop, Selection selection) throws Exception {
        Set<Long> sent = ConcurrentHashMap.newKeySet();
        Sender sender = message -> {
            sent.add(message.id());
            return CompletableFuture.completedFuture(null);
        };
        try (HikariDataSource database = Outboxes.create(workshop)) {
            Relay relay = new Relay(
                    database,
                    new RelaySettings(selection, OrderRule.STOP, 10, RelaySettings.NEVER),
                    sender,
                    Passage.UNSEEN);
            for (int pair = 0; pair < pairs; pair++) {
                commitLate(database, relay, 2L * pair);
            }
            Outboxes.drain(relay);
            return new Missed(2 * pairs - sent.size(), relay.backlog());
        }
    }

    private static void commitLate(DataSource database, Relay relay, long id)
            throws SQLException, InterruptedException {
        try (Connection late = database.getConnection();
                Connection early = database.getConnection()) {
            late.setAutoCommit(false);
            OutboxTable.insert(late, Outboxes.event(id, USERS));
            OutboxTable.insert(early, Outboxes.event(id + 1, USERS));
            var unused = relay.pass();
            late.commit();
        }
    }
}
