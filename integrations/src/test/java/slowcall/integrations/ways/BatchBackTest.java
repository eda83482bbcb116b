package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.integrations.batch.FileAgreement;
import slowcall.integrations.batch.FileFormat;
import slowcall.integrations.batch.RemoteFiles;
import slowcall.integrations.message.Passage;
import slowcall.integrations.subject.BackSurroundings;
import slowcall.integrations.subject.Site;
import slowcall.service.PointsService;

/** Guards against a sender and a receiver who begin together: whether a file waits for an interval or not at all is chance then. */
@Timeout(60)
class BatchBackTest {
    private static final Duration INTERVAL = Duration.ofMillis(400);

    @Test
    void theReceiverLooksHalfAnIntervalAfterTheSender(@TempDir Path folder) throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        DataSource database = fake(DataSource.class, () -> {
            sent.countDown();
            throw new SQLException("asked");
        });
        RemoteFiles server = fake(RemoteFiles.class, () -> {
            looked.countDown();
            return List.of();
        });

        try (BatchBack back = open(folder, database, server)) {
            assertFalse(looked.await(0, TimeUnit.SECONDS));
            long begun = System.nanoTime();
            back.begin();

            assertTrue(sent.await(20, TimeUnit.SECONDS));
            assertTrue(looked.await(20, TimeUnit.SECONDS));
            long after = System.nanoTime() - begun;
            assertTrue(after >= INTERVAL.toNanos() / 2, () -> "looked after " + after + " ns");
        }
    }

    private static BatchBack open(Path folder, DataSource database, RemoteFiles server) throws Exception {
        BatchWay way = new BatchWay();
        Site site = new Site(
                "test",
                way.settings().read(way.name(), Map.of()),
                URI.create("http://127.0.0.1:1/points"),
                Map.of(),
                folder);
        return BatchBack.open(
                new BackSurroundings(site, database, fake(PointsService.class, () -> null), Passage.UNSEEN),
                new FileAgreement("login", "points", FileFormat.CSV, 10, 1),
                () -> server,
                INTERVAL);
    }

    private interface Answer {
        Object give() throws Exception;
    }

    /** Gives the same answer to whatever is asked of it and has one; nothing to the rest. */
    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == void.class ? null : answer.give()));
    }
}
