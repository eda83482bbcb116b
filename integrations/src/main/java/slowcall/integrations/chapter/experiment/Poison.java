package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.message.Labels;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.Sender;
import slowcall.integrations.outbox.ByStatus;
import slowcall.integrations.outbox.OrderRule;
import slowcall.integrations.outbox.Relay;
import slowcall.integrations.outbox.RelaySettings;

/**
 * A message that its receiver does not take, in the middle of others, and what becomes of those behind it, by each of a relay's rules.
 *
 * @param messages of each rule
 */
public record Poison(int messages) implements Observation<List<Poison.Held>> {
    private static final int ROUNDS = 4;
    private static final int USERS = 4;

    /**
     * What was seen.
     *
     * @param rule what a failure holds up: stop (all), stop-per-key (the same user's), or skip (nobody's)
     * @param backlogs messages that were not sent, after each round in which as many came
     * @param overtaken messages that were sent after a later one
     * @param overtakenOfUser those that were sent after a later one of the same user
     * @param missing messages that were not sent in the end, when the receiver took all
     */
    public record Held(String rule, List<Long> backlogs, int overtaken, int overtakenOfUser, int missing) {
        public Held {
            backlogs = List.copyOf(backlogs);
        }

        /** By how much the backlog has grown since the first round. */
        public long growth() {
            return backlogs.getLast() - backlogs.getFirst();
        }
    }

    /** Takes all but one, and notes the order. */
    private static final class Receiver implements Sender {
        private final List<Message> taken = Collections.synchronizedList(new ArrayList<>());
        private volatile long refused;

        Receiver(long refused) {
            this.refused = refused;
        }

        void takeAll() {
            refused = -1;
        }

        @Override
        public CompletableFuture<Void> send(Message message) {
            if (message.id() == refused) {
                return CompletableFuture.failedFuture(new IOException("refused"));
            }
            taken.add(message);
            return CompletableFuture.completedFuture(null);
        }
    }

    @Override
    public String description() {
        return "relaying a message that is refused, and others behind it";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(3).plusMillis(3L * messages);
    }

    @Override
    public List<Held> make(Workshop workshop) throws Exception {
        List<Held> all = new ArrayList<>();
        for (OrderRule rule : OrderRule.values()) {
            try (HikariDataSource database = Outboxes.create(workshop)) {
                all.add(hold(database, rule));
            }
        }
        return all;
    }

    private Held hold(HikariDataSource database, OrderRule rule) throws Exception {
        int each = messages / ROUNDS;
        Receiver receiver = new Receiver(each / 2);
        Relay relay = new Relay(
                database,
                new RelaySettings(new ByStatus(), rule, messages, RelaySettings.NEVER),
                receiver,
                Passage.UNSEEN);
        List<Long> backlogs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Outboxes.add(database, (long) round * each, (round + 1L) * each, USERS);
            var unused = relay.pass();
            backlogs.add(relay.backlog());
        }
        receiver.takeAll();
        Outboxes.drain(relay);
        List<Message> taken = List.copyOf(receiver.taken);
        return new Held(
                Labels.of(rule), backlogs, overtaken(taken), overtakenOfUser(taken), ROUNDS * each - taken.size());
    }

    private static int overtaken(List<Message> taken) {
        long latest = -1;
        int overtaken = 0;
        for (Message message : taken) {
            overtaken += message.id() < latest ? 1 : 0;
            latest = Math.max(latest, message.id());
        }
        return overtaken;
    }

    private static int overtakenOfUser(List<Message> taken) {
        int overtaken = 0;
        for (int user = 0; user < USERS; user++) {
            int own = user;
            overtaken += overtaken(
                    taken.stream().filter(message -> message.user() == own).toList());
        }
        return overtaken;
    }
}
