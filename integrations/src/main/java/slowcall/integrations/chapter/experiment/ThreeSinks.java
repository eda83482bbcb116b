package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /**
     * What was seen.
     *
     * @param committed logins
     * @param database whether the ids that the database has got have the digest of all that were committed
     * @param messages the same of the broker
     * @param service the same of the service
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
        Set<Long> received = ConcurrentHashMap.newKeySet();
        try (ApplicationLog log = ApplicationLog.open(workshop);
                HikariDataSource other = Scratch.create(workshop);
                KafkaSender sender = topic.sender();
                Members members = topic.member("all", message -> received.add(message.id()));
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
                PreparedStatement insert = ApplicationLog.insert(connection)) {
            for (int id = 0; id < logins; id++) {
                ApplicationLog.logIn(insert, id);
                connection.commit();
                if (id % EVERY == 0) {
                    ApplicationLog.logIn(insert, (long) logins + id);
                    connection.rollback();
                }
            }
        }
    }

    private static Set<Long> granted(HikariDataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Grants.times(connection).keySet();
        }
    }

    private static Set<Long> granted(WireMockService service) throws ChildFailedException, InterruptedException {
        return Grant.all(service.ledger()).stream().map(Grant::id).collect(Collectors.toSet());
    }

    private static Arrived arrived(ApplicationLog log, Set<Long> database, Set<Long> messages, Set<Long> service)
            throws SQLException {
        List<Long> committed = Scratch.numbers(log.database(), "SELECT request FROM login");
        byte[] digest = digest(committed);
        return new Arrived(
                committed.size(),
                MessageDigest.isEqual(digest, digest(database)),
                MessageDigest.isEqual(digest, digest(messages)),
                MessageDigest.isEqual(digest, digest(service)));
    }

    private static byte[] digest(Collection<Long> ids) {
        return Digests.sha256(ids.stream().sorted().map(String::valueOf).collect(Collectors.joining("\n")));
    }
}
