package slowcall.integrations.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Killed;
import slowcall.integrations.message.Message;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.Databases;

/** Guards against a message that has its effect twice where it must not, and shows where it does. */
@Timeout(180)
class EffectIT {
    private static final Message MESSAGE = new Message(7, 3, 0, Intent.EVENT);

    @TempDir
    private static Path temporary;

    private static Database server;

    private DataSource database;
    private final AtomicInteger calls = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        server = Database.start(temporary.resolve("database"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void create() throws SQLException {
        database = Databases.create(server);
        try (Connection connection = database.getConnection()) {
            Seen.create(connection);
            Seen.create(connection);
            Grants.create(connection);
            Grants.create(connection);
        }
    }

    private Map<Long, Integer> times() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Grants.times(connection);
        }
    }

    /** Each of these messages by five at the same time. */
    private static void applyFiveTimes(Effect effect, long... ids) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            for (long id : ids) {
                CyclicBarrier together = new CyclicBarrier(5);
                for (int i = 0; i < 5; i++) {
                    all.add(threads.submit(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        effect.apply(new Message(id, 3, 0, Intent.EVENT));
                        return null;
                    }));
                }
            }
        }
        for (Future<?> each : all) {
            each.get();
        }
    }

    private static Map<Long, Integer> each(int times, long... ids) {
        return LongStream.of(ids).boxed().collect(Collectors.toMap(Function.identity(), id -> times));
    }

    @Test
    void inOneTransactionWithItsIdAnEffectIsHadOnceThoughFiveHaveItAtTheSameTime() throws Exception {
        long[] ids = LongStream.range(0, 20).toArray();

        applyFiveTimes(DatabaseEffect.once(database), ids);

        assertEquals(each(1, ids), times());
    }

    @Test
    void withoutItsIdItIsHadByAll() throws Exception {
        long[] ids = {1, 2, 3};

        applyFiveTimes(DatabaseEffect.eachTime(database), ids);

        assertEquals(each(5, ids), times());
    }

    @Test
    void whoWaitsForATransactionThatIsRolledBackHasTheEffectItself() throws Exception {
        try (Connection first = database.getConnection();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            first.setAutoCommit(false);
            assertEquals(true, Seen.note(first, MESSAGE.id()));
            Future<?> second = thread.submit(() -> {
                DatabaseEffect.once(database).apply(MESSAGE);
                return null;
            });
            Thread.sleep(Duration.ofMillis(100));
            first.rollback();
            second.get(30, TimeUnit.SECONDS);
        }

        assertEquals(each(1, 7), times());
    }

    @Test
    void seenFirstLosesTheEffectOfWhoIsKilledInBetween() throws Exception {
        Effect killed = new SeenFirst(database, message -> {
            throw new Killed();
        });
        assertThrows(Killed.class, () -> killed.apply(MESSAGE));

        new SeenFirst(database, message -> calls.incrementAndGet()).apply(MESSAGE);

        assertEquals(0, calls.get());
    }

    @Test
    void seenLastRepeatsTheCallOfWhoIsKilledInBetween() throws Exception {
        Effect killed = new SeenLast(database, message -> {
            calls.incrementAndGet();
            throw new Killed();
        });
        assertThrows(Killed.class, () -> killed.apply(MESSAGE));

        Effect again = new SeenLast(database, message -> calls.incrementAndGet());
        again.apply(MESSAGE);
        assertEquals(2, calls.get());

        again.apply(MESSAGE);
        assertEquals(2, calls.get(), "what was noted is not repeated");
    }

    @Test
    void seenLastRepeatsTheCallOfWhoHasTheMessageAtTheSameTime() throws Exception {
        CyclicBarrier all = new CyclicBarrier(5);

        applyFiveTimes(
                new SeenLast(database, message -> {
                    await(all);
                    calls.incrementAndGet();
                }),
                7);

        assertEquals(5, calls.get());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
