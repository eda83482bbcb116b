package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.Way;

/** Guards against a window that nobody is killed in, and a number of kills that is not reached. */
class KillPlanTest {
    private static final Victim IN_THE_TASK = new Victim.AtFailpoint(Role.FRONT, Failpoint.BEFORE_EFFECT);

    @Test
    void hasEveryWindowOfEveryWayWithItsControl() {
        List<Way> ways = List.of(Way.named("way-sync"), Way.named("way-pool"));

        KillPlan plan = KillPlan.ofWindows(ways, 100, 20);

        int windows = ways.stream().mapToInt(way -> way.windows().size()).sum();
        assertEquals(windows, plan.entries().size());
        assertTrue(plan.killsEach() * windows >= 100);
        assertTrue((plan.killsEach() - 1) * windows < 100);
        KillPlan.Entry sync = plan.entries().stream()
                .filter(entry -> entry.arm().equals(new KillArm("way-sync", Map.of(), IN_THE_TASK)))
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of(new KillArm("way-pool", Map.of(), IN_THE_TASK)), sync.control());
    }

    @Test
    void refusesNothingToKillAndNoKills() {
        assertThrows(IllegalArgumentException.class, () -> KillPlan.ofWindows(List.of(), 100, 20));
        assertThrows(IllegalArgumentException.class, () -> KillPlan.ofWindows(List.of(Way.named("way-pool")), 0, 20));
    }
}
