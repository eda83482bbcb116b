package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import slowcall.integrations.batch.FileFormat;
import slowcall.integrations.batch.LoginReader;
import slowcall.integrations.batch.ReadOnlyAccess;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.stats.Quantiles;

/**
 * Somebody else reads the application's table, and tries to write; meanwhile the application goes on logging in.
 *
 * @param pairs of times in which nobody reads and in which somebody does, in turn the one or the other first
 * @param logins in each
 */
public record OthersAccess(int pairs, int logins) implements Observation<OthersAccess.Seen> {
    private static final int MOST_TRIES = 50;
    private static final long PAUSE_MILLIS = 100;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double QUANTILE = .99;
    private static final String PASSWORD = "read-only";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final List<String> WRITES = List.of(
            "INSERT INTO login (request, user_id, delay_millis) VALUES (1, 1, 20)",
            "UPDATE login SET user_id = 0",
            "DELETE FROM login",
            "TRUNCATE login",
            "DROP TABLE login",
            "ALTER TABLE login ADD COLUMN mine text",
            "CREATE TABLE mine (id bigint)");

    /**
     * What was seen.
     *
     * @param tried statements that write
     * @param refused those of them that were, because of what they are
     * @param committed logins
     * @param read those that whoever reads has got
     * @param repeated those that he has got more than once
     * @param aloneMillis the 99th percentile of the time of all logins while nobody read; not a number of too few of them
     * @param togetherMillis the same while somebody did
     */
    public record Seen(
            int tried, int refused, int committed, int read, int repeated, double aloneMillis, double togetherMillis) {}

    @Override
    public String description() {
        return "reading another's table";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(3).plusMillis(4L * pairs * logins);
    }

    @Override
    public Seen make(Workshop workshop) throws Exception {
        String role = "reader_" + UUID.randomUUID().toString().replace('-', '_');
        try (FileExchange application = FileExchange.open(workshop, FileFormat.CSV, 10)) {
            HikariDataSource owner = application.database();
            try (Connection connection = owner.getConnection()) {
                ReadOnlyAccess.create(connection, role, PASSWORD, "login");
            }
            try (HikariDataSource reader = Scratch.as(owner, role, PASSWORD)) {
                int refused = refused(reader);
                Onlooker onlooker = new Onlooker(new LoginReader(reader));
                Times alone = new Times(pairs * logins);
                Times together = new Times(pairs * logins);
                int next = 0;
                for (int i = 0; i < pairs; i++) {
                    // Whatever grows or warms up meanwhile is in both alike.
                    for (boolean reads : List.of(i % 2 != 0, i % 2 == 0)) {
                        if (reads) {
                            onlooker.begin();
                        }
                        logIn(owner, next, reads ? together : alone);
                        if (reads) {
                            onlooker.end();
                        }
                        next += logins;
                    }
                }
                onlooker.readTo(next);
                int read = onlooker.times.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                return new Seen(
                        WRITES.size(),
                        refused,
                        next,
                        onlooker.times.size(),
                        read - onlooker.times.size(),
                        alone.p99Millis(),
                        together.p99Millis());
            }
        }
    }

    private static int refused(HikariDataSource reader) throws SQLException {
        int refused = 0;
        for (String write : WRITES) {
            try (Connection connection = reader.getConnection()) {
                Scratch.execute(connection, write);
            } catch (SQLException e) {
                if (!INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                    throw e;
                }
                refused++;
            }
        }
        return refused;
    }

    private void logIn(HikariDataSource owner, int from, Times times) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO login (request, user_id, delay_millis) VALUES (?, 1, 20)")) {
            for (int i = 0; i < logins; i++) {
                long start = System.nanoTime();
                insert.setLong(1, (long) from + i);
                insert.executeUpdate();
                times.add(System.nanoTime() - start);
            }
        }
    }

    /** How long logins took. */
    static final class Times {
        private final long[] nanos;
        private int count;

        Times(int most) {
            this.nanos = new long[most];
        }

        void add(long took) {
            nanos[count] = took;
            count++;
        }

        /** Unknown where too few lie beyond it. */
        double p99Millis() {
            return Quantiles.of(Arrays.copyOf(nanos, count), QUANTILE) / NANOS_PER_MILLI;
        }
    }

    /** Reads again and again, and notes how often it has got each login. */
    private static final class Onlooker {
        private final LoginReader reader;
        private final Map<Long, Integer> times = new HashMap<>();
        private final AtomicBoolean going = new AtomicBoolean();
        private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);

        Onlooker(LoginReader reader) {
            this.reader = reader;
        }

        void begin() {
            going.set(true);
            ended = CompletableFuture.runAsync(this::read);
        }

        private void read() {
            while (going.get()) {
                try {
                    readOnce();
                } catch (SQLException e) {
                    throw new IllegalStateException("the logins cannot be read: " + e.getMessage(), e);
                }
            }
        }

        void readOnce() throws SQLException {
            reader.read().forEach(row -> times.merge(row.id(), 1, Integer::sum));
        }

        /** What was committed last can be read when all that began before it has ended, be it the server's own. */
        void readTo(int logins) throws SQLException, InterruptedException {
            readOnce();
            for (int tries = 1; times.size() < logins && tries < MOST_TRIES; tries++) {
                Thread.sleep(PAUSE_MILLIS);
                readOnce();
            }
        }

        void end() throws InterruptedException, ExecutionException {
            going.set(false);
            ended.get();
        }
    }
}
