package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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

/**
 * Somebody else reads the application's table, and tries to write; meanwhile the application goes on logging in.
 *
 * @param pairs of times in which nobody reads, and in which somebody does
 * @param logins in each
 */
public record OthersAccess(int pairs, int logins) implements Observation<OthersAccess.Seen> {
    private static final int MOST_TRIES = 50;
    private static final long PAUSE_MILLIS = 100;
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
     * @param ratios of each pair: the 99th percentile of a login's time while somebody reads, times that while nobody does
     */
    public record Seen(int tried, int refused, int committed, int read, int repeated, List<Double> ratios) {
        public Seen {
            ratios = List.copyOf(ratios);
        }
    }

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
                List<Double> ratios = new ArrayList<>();
                int next = 0;
                for (int i = 0; i < pairs; i++) {
                    double alone = p99(owner, next);
                    next += logins;
                    onlooker.begin();
                    double together = p99(owner, next);
                    onlooker.end();
                    next += logins;
                    ratios.add(together / alone);
                }
                onlooker.readTo(next);
                int read = onlooker.times.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                return new Seen(
                        WRITES.size(), refused, next, onlooker.times.size(), read - onlooker.times.size(), ratios);
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

    /** The 99th percentile of the time that a login takes, in nanoseconds. */
    private double p99(HikariDataSource owner, int from) throws SQLException {
        long[] nanos = new long[logins];
        try (Connection connection = owner.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO login (request, user_id, delay_millis) VALUES (?, 1, 20)")) {
            for (int i = 0; i < logins; i++) {
                long start = System.nanoTime();
                insert.setLong(1, (long) from + i);
                insert.executeUpdate();
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        return nanos[Math.min(logins - 1, logins * 99 / 100)];
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
