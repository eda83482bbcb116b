package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import slowcall.integrations.cdc.LoginMessages;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.effect.DatabaseEffect;
import slowcall.integrations.effect.Effect;
import slowcall.integrations.effect.Grants;
import slowcall.integrations.effect.Seen;
import slowcall.integrations.effect.ServiceEffect;
import slowcall.integrations.kafka.KafkaSender;
import slowcall.integrations.kafka.Members;
import slowcall.integrations.kafka.Topics;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Sender;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.Exchange;
import slowcall.service.Clients;
import slowcall.service.PointsService;
import slowcall.service.WireMockService;

/**
 * Somebody who reads the application's log makes messages of its rows, and forwards each to a database, to a broker, and to the service.
 *
 * @param logins that are committed, and one rolled back for each ten of them
 */
public record ThreeSinks(int logins) implements Observation<ThreeSinks.Arrived> {
    private static final int EVERY = 10;
    private static final int USERS = 7;
    private static final int DELAYS = 3;

    /**
     * What was seen.
     *
     * @param committed logins
     * @param database whether what the database has got, ids and users, each as often as it came, has the digest of what was committed
     * @param messages the same of the broker, with the delays
     * @param service the same of the service, which keeps ids only
     */
    public record Arrived(int committed, boolean database, boolean messages, boolean service) {}

    @Override
    public String description() {
        return "forwarding changes to a database, a broker, and the service";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(3).plusMillis(10L * logins);
    }

    @Override
    public Arrived make(Workshop workshop) throws Exception {
        WireMockService service = Rest.service(workshop);
        service.reset();
        KafkaTopic topic = KafkaTopic.create(workshop, Topics.SHARED);
        Queue<Message> received = new ConcurrentLinkedQueue<>();
        try (ApplicationLog log = ApplicationLog.open(workshop);
                HikariDataSource other = Scratch.create(workshop);
                KafkaSender sender = topic.sender();
                Members members = topic.member("all", received::add);
                PointsService points = Clients.open(Exchange.through("jdk"), service.points())) {
            try (Connection connection = other.getConnection()) {
                Seen.create(connection);
                Grants.create(connection);
            }
            Effect database = DatabaseEffect.once(other);
            Effect call = new ServiceEffect(points, message -> message.call().onlyOnce());
            try (ApplicationLog.Reader reader = log.read(new LoginMessages(), message -> {
                database.apply(message);
                send(sender, message);
                call.apply(message);
            })) {
                logIn(log);
                reader.awaitEnd();
                topic.awaitNoLag("all", members);
            }
            return arrived(log, granted(other), received, granted(service));
        }
    }

    private static void send(Sender sender, Message message) throws IOException, InterruptedException {
        if (!KafkaTopic.isAcknowledged(sender.send(message))) {
            throw new IOException("message " + message.id() + " was not acknowledged");
        }
    }

    private void logIn(ApplicationLog log) throws SQLException {
        try (Connection connection = log.begin();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO login (request, user_id, delay_millis) VALUES (?, ?, ?)")) {
            for (int id = 0; id < logins; id++) {
                insert(insert, id);
                connection.commit();
                if (id % EVERY == 0) {
                    insert(insert, logins + id);
                    connection.rollback();
                }
            }
        }
    }

    /** With users and delays that differ: who mixes them up sends something else. */
    private static void insert(PreparedStatement insert, int id) throws SQLException {
        insert.setLong(1, id);
        insert.setInt(2, id % USERS);
        insert.setInt(3, id % DELAYS);
        insert.executeUpdate();
    }

    private static List<String> granted(HikariDataSource database) throws SQLException {
        return Scratch.lines(database, "SELECT id, user_id FROM granted");
    }

    private static List<String> granted(WireMockService service) throws ChildFailedException, InterruptedException {
        List<String> ids = new ArrayList<>();
        for (Grant grant : Grant.all(service.ledger())) {
            ids.addAll(Collections.nCopies(grant.times(), String.valueOf(grant.id())));
        }
        return ids;
    }

    private static Arrived arrived(
            ApplicationLog log, List<String> database, Collection<Message> messages, List<String> service)
            throws SQLException {
        List<String> sent = messages.stream()
                .map(message -> message.id() + " " + message.user() + " " + message.delayMillis())
                .toList();
        List<String> committed = Scratch.lines(log.database(), "SELECT request FROM login");
        return new Arrived(
                committed.size(),
                isSame(Scratch.lines(log.database(), "SELECT request, user_id FROM login"), database),
                isSame(Scratch.lines(log.database(), "SELECT request, user_id, delay_millis FROM login"), sent),
                isSame(committed, service));
    }

    /** Whether both are the same lines, each as often, in whatever order. */
    static boolean isSame(List<String> one, List<String> other) {
        return MessageDigest.isEqual(digest(one), digest(other));
    }

    private static byte[] digest(List<String> lines) {
        return Digests.sha256(lines.stream().sorted().collect(Collectors.joining("\n")));
    }
}
