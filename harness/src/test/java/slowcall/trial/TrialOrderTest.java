package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.plan.Cell;
import slowcall.plan.Position;
import slowcall.plan.Setting;
import slowcall.plan.Shard;
import slowcall.service.PointsService;
import slowcall.strategy.Settings;
import slowcall.strategy.Surroundings;

/** Guards against a trial that is not told where the things are that it needs. */
class TrialOrderTest {
    private static final Settings.Schema SCHEMA = Settings.Schema.NONE.integer("batch", 1, 1, 9, "rows at once");

    private final Cell cell = Cells.of("\"virtual-threads\"");
    private final TrialOrder order = new TrialOrder(
            "test", "{}", cell.id(), 1, 4711, Map.of(), Map.of("database", "127.0.0.1:5432"), "work/1-c0ffee0");

    @Test
    void surroundsAStrategyWithWhatTheParentKnows() throws Exception {
        ObjectMapper json = new ObjectMapper();
        TrialOrder arrived = json.readValue(json.writeValueAsString(order), TrialOrder.class);
        Settings settings = SCHEMA.read("any", Map.of("batch", new Setting("7", Position.NONE)));

        Surroundings surroundings = arrived.around(cell, SessionsTest.SERVICE, settings);

        assertSame(SessionsTest.SERVICE, surroundings.service());
        assertEquals(7, surroundings.settings().integer("batch"));
        assertEquals(URI.create("http://127.0.0.1:4711/points"), surroundings.points());
        assertEquals("127.0.0.1:5432", surroundings.address("database"));
        assertEquals(Path.of("work/1-c0ffee0"), surroundings.directory());
    }

    @Test
    void aPartThatIsNotThereIsNamed() {
        Surroundings surroundings = order.around(cell, SessionsTest.SERVICE, SCHEMA.defaults());

        var refused = assertThrows(IllegalArgumentException.class, () -> surroundings.address("broker"));
        assertEquals("there is no part \"broker\" among [database]", refused.getMessage());
    }

    private TrialOrder starting(long millis) {
        return new TrialOrder(
                "test",
                "{}",
                cell.id(),
                1,
                4711,
                Map.of(),
                Map.of(),
                "work/1-c0ffee0",
                "127.0.0.1",
                new Shard(1, 2),
                millis,
                "slowcall");
    }

    @Test
    void aStartTogetherIsByTheMonotonicClockAndNeverLate() throws Exception {
        TrialOrder late = starting(1);
        late.awaitStart();
        assertThrows(IllegalStateException.class, late::startNanos);

        TrialOrder inAnHour = starting(Instant.now().plusSeconds(3600).toEpochMilli());
        Duration left = Duration.ofNanos(inAnHour.startNanos() - System.nanoTime());
        assertEquals(60, Math.round(left.toSeconds() / 60.0));
    }

    /** Most strategies need no more than the service and their settings. */
    @Test
    void opensAStrategyThatKnowsOnlyTheService() {
        var strategy = new SessionsTest.Opened();
        PointsService client = new CallCount(SessionsTest.SERVICE);

        strategy.open(order.around(cell, client, SCHEMA.defaults())).close();

        assertSame(client, strategy.service);
    }
}
