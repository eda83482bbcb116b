package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.integrations.effect.Grants;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.Databases;
import slowcall.jvm.ChildJvm;

/** Guards against a reader of the log that loses something when its process is killed, or repeats more than it had in hand. */
@Timeout(180)
class ProcessorKillIT {
    private static final int LOGINS = 30;

    @TempDir
    private static Path temporary;

    private static Database server;

    @BeforeAll
    static void start() throws Exception {
        server = Database.start(temporary.resolve("database"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Failpoint.class,
            names = {"BEFORE_EFFECT", "AFTER_EFFECT", "BEFORE_OFFSET", "AFTER_OFFSET"})
    void afterASigkillNothingIsLostAndNoMoreRepeatedThanWasUnderWay(Failpoint point) throws Exception {
        String slot = "killed_" + point.name().toLowerCase(Locale.ROOT);
        Path offsets = temporary.resolve(slot).resolve("offsets");
        DataSource source = Databases.create(server, LoginTable.CREATE);
        DataSource target = Databases.create(server);
        try (Connection logins = source.getConnection();
                Connection points = target.getConnection()) {
            Grants.create(points);
            Slots.create(logins, slot, "login", Tail.CHANGES);
            LoginTable.logInAll(logins, 0, LOGINS);
            long inWindow = beKilled(slot, source, target, offsets, point);

            try (ChangeEngine next =
                    DoomedProcessor.read(slot, Databases.address(server, source), target, offsets, Passage.UNSEEN)) {
                next.start();
                while (Grants.times(points).size() < LOGINS) {
                    Thread.sleep(20);
                }
            }
            LoginTable.drop(logins, slot);

            Map<Long, Integer> times = Grants.times(points);
            assertEquals(
                    LongStream.range(0, LOGINS).boxed().collect(Collectors.toCollection(TreeSet::new)),
                    new TreeSet<>(times.keySet()));
            long repeated = LoginTable.repeated(times);
            assertTrue(repeated <= DoomedProcessor.MOST, () -> "repeated " + repeated);
            boolean doneAndNotNoted = point == Failpoint.AFTER_EFFECT || point == Failpoint.BEFORE_OFFSET;
            assertEquals(doneAndNotNoted ? 2 : 1, times.get(inWindow));
        }
    }

    /** The login that it was killed with. */
    private static long beKilled(String slot, DataSource source, DataSource target, Path offsets, Failpoint point)
            throws Exception {
        try (ChildJvm child = ChildJvm.start(
                "the reader", List.of(), List.of(), DoomedProcessor.class, temporary.resolve(point + ".txt"))) {
            for (String each : List.of(
                    slot,
                    Databases.address(server, source),
                    Databases.address(server, target),
                    offsets.toString(),
                    point.name())) {
                child.send(each);
            }
            String line = child.receive(Duration.ofSeconds(60));
            assertTrue(line.startsWith("AT "), line);
            child.kill();
            return Long.parseLong(line.substring("AT ".length()));
        }
    }
}
