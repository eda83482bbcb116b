package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.Experiment;
import slowcall.integrations.subject.Way;
import slowcall.plan.Arrivals;
import slowcall.plan.BuiltInPlans;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.stats.Bootstrap;

/** Guards against a way that the plan of all ways has forgotten, or meets under another load than the others. */
class WaysPlanTest {
    private static final Plan PLAN = BuiltInPlans.named("ways");

    @Test
    void everyWayIsUnderEachOfThreeConditions() {
        Set<String> ways = ServiceLoader.load(Way.class).stream()
                .map(way -> way.get().name())
                // The others are broken, for tests.
                .filter(name -> name.startsWith("way-"))
                .collect(Collectors.toSet());
        Map<String, Set<String>> byCondition = PLAN.cells().stream()
                .filter(cell -> cell.arrivals().equals(new Arrivals.Poisson(200)))
                .collect(Collectors.groupingBy(
                        cell -> cell.service() + " " + cell.outage(),
                        Collectors.mapping(Cell::strategy, Collectors.toSet())));

        assertEquals(3, byCondition.size(), byCondition::toString);
        byCondition.forEach((condition, those) -> assertEquals(ways, those, condition));
    }

    @Test
    void messagesAndOutboxesMeetAThousandLoginsASecond() {
        assertEquals(
                Set.of("way-kafka", "way-outbox-polling", "way-outbox-tailing"),
                PLAN.cells().stream()
                        .filter(cell -> cell.arrivals().equals(new Arrivals.Poisson(1000)))
                        .map(Cell::strategy)
                        .collect(Collectors.toSet()));
    }

    @Test
    void hasEnoughTrialsForIntervalsAndLoginsForAMergedNinetyNinthPercentile() {
        assertTrue(PLAN.blocks() >= Bootstrap.FEWEST_FOR_AN_INTERVAL);
        for (Cell cell : PLAN.cells()) {
            double logins = cell.arrivals().rps().orElseThrow()
                    * cell.timing().measure().toSeconds()
                    * PLAN.blocks();
            assertTrue(logins >= 100 * 100, () -> cell + " has " + logins);
        }
    }

    @Test
    void canBeRun(@TempDir Path results) {
        assertEquals(
                List.of(), Experiment.objections(PLAN, new Experiment.Options(results, List.of(), List.of("run"))));
    }
}
