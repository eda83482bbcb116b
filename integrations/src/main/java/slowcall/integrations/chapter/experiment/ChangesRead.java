package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import slowcall.integrations.cdc.Change;
import slowcall.integrations.cdc.Changes;
import slowcall.integrations.cdc.LoginCopy;
import slowcall.integrations.cdc.Operation;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;
import slowcall.integrations.outbox.OutboxTable;

/**
 * What somebody who reads the application's log gets to know, and what a copy of its table has in another database, while rows come,
 * change, and go, in transactions of which some are rolled back.
 *
 * @param rows of each kind
 */
public record ChangesRead(int rows) implements Observation<ChangesRead.Log> {
    private static final int KEYS = 8;
    private static final int THREADS = 4;
    private static final int EVERY = 3;
    private static final int UNCOMMITTED = -1;
    private static final long COUNTERS = 1_000_000_000;
    private static final long TWINS = 2_000_000_000;
    private static final int TWINS_DELAY = 30;
    private static final String DELAY = "delay_millis";
    private static final String COPIED =
            "SELECT md5(string_agg(concat_ws(' ', id, request, user_id, delay_millis)," + " ',' ORDER BY id)) FROM ";

    /**
     * All of it.
     *
     * @param rows that were inserted, and changed, and deleted
     * @param inserted changes that were seen of each operation
     */
    public record Log(int rows, long inserted, long updated, long deleted, Order order, Meaning meaning, Copy copy) {}

    /**
     * Of rows that are counted up by several transactions at once, of which every third is rolled back.
     *
     * @param committed changes
     * @param rolledBack those that were not
     * @param uncommitted changes that were seen, and rolled back
     * @param missing changes that were committed, and not seen
     * @param inversions changes of a row that were seen after a later one of it
     */
    public record Order(int committed, int rolledBack, int uncommitted, int missing, int inversions) {}

    /**
     * Of the same change for two reasons.
     *
     * @param seen changes of the rows in question
     * @param changes those of them that look different, without what tells rows from each other
     * @param events that do, which were written with them
     */
    public record Meaning(long seen, long changes, long events) {}

    /**
     * Of the copy, when all had come to rest.
     *
     * @param rows of the table
     * @param copied rows of the copy
     * @param sameDigest whether all of them together have the same digest
     */
    public record Copy(long rows, long copied, boolean sameDigest) {}

    @Override
    public String description() {
        return "reading the log of a database";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(3).plusMillis(8L * rows);
    }

    @Override
    public Log make(Workshop workshop) throws Exception {
        return make(workshop, intent -> TWINS_DELAY);
    }

    /**
     * Looks.
     *
     * @param written what the application writes into a row for an intent: another value for each would tell them apart
     */
    Log make(Workshop workshop, ToIntFunction<Intent> written) throws Exception {
        Queue<Change> seen = new ConcurrentLinkedQueue<>();
        try (ApplicationLog log = ApplicationLog.open(workshop);
                HikariDataSource other = Scratch.create(workshop)) {
            try (Connection connection = other.getConnection()) {
                LoginCopy.create(connection);
            }
            LoginCopy copy = new LoginCopy(other);
            try (ApplicationLog.Reader reader = log.read(new Changes(), change -> {
                copy.perform(change);
                seen.add(change);
            })) {
                changeAll(log);
                reader.awaitEnd();
                List<Change> first = taken(seen);
                Order order = order(log, reader, seen);
                Meaning meaning = meaning(log, reader, seen, written);
                return new Log(
                        rows,
                        count(first, Operation.INSERT),
                        count(first, Operation.UPDATE),
                        count(first, Operation.DELETE),
                        order,
                        meaning,
                        compare(log.database(), other));
            }
        }
    }

    private static List<Change> taken(Queue<Change> seen) {
        List<Change> all = List.copyOf(seen);
        seen.clear();
        return all;
    }

    private static long count(List<Change> changes, Operation operation) {
        return changes.stream()
                .filter(change -> change.operation() == operation)
                .count();
    }

    private void changeAll(ApplicationLog log) throws SQLException {
        log.logIn(0, rows);
        for (String sql :
                List.of("UPDATE login SET user_id = 9 WHERE request = ?", "DELETE FROM login WHERE request = ?")) {
            try (Connection connection = log.database().getConnection();
                    PreparedStatement change = connection.prepareStatement(sql)) {
                for (long request = 0; request < rows; request++) {
                    change.setLong(1, request);
                    change.executeUpdate();
                }
            }
        }
    }

    private Order order(ApplicationLog log, ApplicationLog.Reader reader, Queue<Change> seen) throws Exception {
        log.logIn(COUNTERS, COUNTERS + KEYS);
        AtomicInteger rolledBack = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Object>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int own = thread;
                all.add(threads.submit(() -> {
                    countUp(log, own, rolledBack);
                    return own;
                }));
            }
            for (Future<Object> each : all) {
                each.get();
            }
        }
        reader.awaitEnd();
        int committed = Math.toIntExact(Scratch.numbers(log.database(), "SELECT sum(delay_millis) FROM login")
                .getFirst());
        return order(committed, rolledBack.get(), taken(seen));
    }

    private void countUp(ApplicationLog log, int thread, AtomicInteger rolledBack) throws SQLException {
        try (Connection connection = log.begin();
                PreparedStatement up = connection.prepareStatement(
                        "UPDATE login SET delay_millis = delay_millis + 1 WHERE request = ?");
                PreparedStatement wrong = connection.prepareStatement(
                        "UPDATE login SET delay_millis = " + UNCOMMITTED + " WHERE request = ?")) {
            for (int i = 0; i < rows / THREADS; i++) {
                boolean commits = i % EVERY != 0;
                PreparedStatement change = commits ? up : wrong;
                change.setLong(1, COUNTERS + (i + thread) % KEYS);
                change.executeUpdate();
                if (commits) {
                    connection.commit();
                } else {
                    connection.rollback();
                    rolledBack.incrementAndGet();
                }
            }
        }
    }

    /** Each row was counted up from 0, so that its changes are numbered. */
    static Order order(int committed, int rolledBack, List<Change> changes) {
        Map<Object, Integer> latest = new HashMap<>();
        Map<Object, Set<Integer>> numbers = new HashMap<>();
        int uncommitted = 0;
        int inversions = 0;
        for (Change change : changes) {
            int number = number(change, DELAY);
            if (number == UNCOMMITTED) {
                uncommitted++;
            } else if (number > 0) {
                Object key = change.key();
                inversions += number < latest.getOrDefault(key, 0) ? 1 : 0;
                latest.merge(key, number, Math::max);
                numbers.computeIfAbsent(key, first -> new HashSet<>()).add(number);
            }
        }
        int different = numbers.values().stream().mapToInt(Set::size).sum();
        return new Order(committed, rolledBack, uncommitted, committed - different, inversions);
    }

    private static int number(Change change, String column) {
        return change.after().get(column) instanceof Number number ? number.intValue() : 0;
    }

    /** Two rows are changed alike, one because something has happened, one because something is to be done. */
    private static Meaning meaning(
            ApplicationLog log, ApplicationLog.Reader reader, Queue<Change> seen, ToIntFunction<Intent> written)
            throws Exception {
        try (Connection connection = log.database().getConnection()) {
            OutboxTable.create(connection);
        }
        log.logIn(TWINS, TWINS + Intent.values().length);
        long request = TWINS;
        for (Intent intent : Intent.values()) {
            try (Connection connection = log.begin();
                    PreparedStatement change = connection.prepareStatement(
                            "UPDATE login SET user_id = 1, delay_millis = ? WHERE request = ?")) {
                change.setInt(1, written.applyAsInt(intent));
                change.setLong(2, request);
                if (change.executeUpdate() != 1) {
                    throw new IOException("there is no row of login " + request);
                }
                OutboxTable.insert(connection, new Message(request, 1, TWINS_DELAY, intent));
                connection.commit();
            }
            request++;
        }
        reader.awaitEnd();
        List<Change> updates = taken(seen).stream()
                .filter(change -> change.operation() == Operation.UPDATE)
                .toList();
        long different = updates.stream()
                .map(change -> change.table() + " " + number(change, "user_id") + " " + number(change, DELAY))
                .distinct()
                .count();
        return new Meaning(
                updates.size(),
                different,
                Scratch.numbers(log.database(), "SELECT count(DISTINCT type) FROM outbox")
                        .getFirst());
    }

    private static Copy compare(HikariDataSource table, HikariDataSource copy) throws SQLException {
        String rows = "SELECT count(*) FROM ";
        String copied = "login_copy WHERE NOT deleted";
        return new Copy(
                Scratch.numbers(table, rows + "login").getFirst(),
                Scratch.numbers(copy, rows + copied).getFirst(),
                Scratch.text(table, COPIED + "login").equals(Scratch.text(copy, COPIED + copied)));
    }
}
