package slowcall.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.plan.BuiltInPlans;
import slowcall.plan.Cell;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.plan.Setting;

/** Guards against a setting that is silently ignored or bent: a pool of another size than the results say. */
class SettingsTest {
    private static final Position POSITION = new Position("plan.json", 4, 30);
    private static final Settings.Schema SCHEMA = Settings.Schema.NONE
            .integer("pool_size", 100, 1, 1000, "threads")
            .word("queue", List.of("linked", "array"), "what tasks wait in");

    @Test
    void fillsInTheDefaults() {
        assertEquals(100, SCHEMA.defaults().integer("pool_size"));
        assertEquals("linked", SCHEMA.defaults().word("queue"));
    }

    @Test
    void readsWhatIsGiven() {
        Settings settings = SCHEMA.read("fixed-pool", Map.of("pool_size", setting("160"), "queue", setting("array")));

        assertEquals(160, settings.integer("pool_size"));
        assertEquals("array", settings.word("queue"));
    }

    @Test
    void writtenDownTheyAreWhatAPlanCouldGive() {
        Map<String, String> texts =
                SCHEMA.read("fixed-pool", Map.of("pool_size", setting("160"))).texts();

        assertEquals(Map.of("pool_size", "160", "queue", "linked"), texts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1000"})
    void aRangeIncludesItsEnds(String size) {
        assertEquals(
                Integer.parseInt(size),
                SCHEMA.read("fixed-pool", Map.of("pool_size", setting(size))).integer("pool_size"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-3", "many", "true", "9999999999", "1.5", ""})
    void refusesANumberOutOfRangeAtItsPosition(String size) {
        refuses(
                SCHEMA,
                "pool_size",
                size,
                "plan.json:4:30: pool_size " + size + " must be a whole number between 1 and 1000");
    }

    @Test
    void refusesAnUnknownWordAtItsPosition() {
        refuses(SCHEMA, "queue", "heap", "plan.json:4:30: queue \"heap\" must be one of linked, array");
    }

    @Test
    void refusesAnUnknownSettingAndSaysWhichThereAre() {
        refuses(
                SCHEMA,
                "pool-size",
                "160",
                "plan.json:4:30: strategy \"fixed-pool\" has no setting \"pool-size\"; it has pool_size, queue");
    }

    @Test
    void refusesAnySettingOfAStrategyThatHasNone() {
        refuses(
                Settings.Schema.NONE,
                "pool_size",
                "160",
                "plan.json:4:30: strategy \"fixed-pool\" has no setting \"pool_size\"; it has none");
    }

    @Test
    void refusesToReadWhatTheSchemaDoesNotDeclare() {
        assertThrows(IllegalArgumentException.class, () -> SCHEMA.defaults().integer("permits"));
    }

    @Test
    void describesEachSettingInALine() {
        assertEquals(
                List.of(
                        "pool_size: 1 to 1000, default 100; threads",
                        "queue: linked or array, default linked; what tasks wait in"),
                SCHEMA.describe());
    }

    @Test
    void everyBuiltInPlanGivesOnlyWhatItsStrategiesTake() {
        for (String name : BuiltInPlans.NAMES) {
            for (Cell cell : BuiltInPlans.named(name).cells()) {
                // Ways are of another module, whose tests look at their plan.
                if (!cell.isBareLoop() && !cell.strategy().startsWith("way-")) {
                    Strategy strategy = Strategies.named(cell.strategy());
                    strategy.settings().read(cell.strategy(), cell.settings());
                    assertTrue(strategy.supports(cell.awaits()), name + ": " + cell.label());
                }
            }
        }
    }

    private static void refuses(Settings.Schema schema, String name, String value, String message) {
        PlanException refusal =
                assertThrows(PlanException.class, () -> schema.read("fixed-pool", Map.of(name, setting(value))));
        assertEquals(message, refusal.getMessage());
    }

    private static Setting setting(String value) {
        return new Setting(value, POSITION);
    }
}
