package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.Way;

/** Guards against a window that nobody is killed in, a kill that nothing is compared with, and a number of kills that is not reached. */
class KillPlanTest {
    private static final Victim IN_THE_TASK = new Victim.AtFailpoint(Role.FRONT, Failpoint.BEFORE_EFFECT);
    private static final Map<String, String> ONCE = Map.of("dedupe", "api");

    private static Optional<KillArm> control(KillPlan plan, KillArm arm) {
        return plan.entries().stream()
                .filter(entry -> entry.arm().equals(arm))
                .findFirst()
                .orElseThrow()
                .control();
    }

    @Test
    void hasEveryWindowOfEveryWayWithItsControl() {
        List<Way> ways = List.of(Way.named("way-sync"), Way.named("way-pool"));

        List<String> points = ways.stream()
                .flatMap(way -> way.windows().stream())
                .map(window -> Labels.of(window.point()))
                .distinct()
                .toList();
        KillPlan plan = KillPlan.of(ways, points, 100);

        int windows = ways.stream().mapToInt(way -> way.windows().size()).sum();
        assertEquals(windows, plan.entries().size());
        assertTrue(plan.killsEach() * windows >= 100);
        assertTrue((plan.killsEach() - 1) * windows < 100);
        assertEquals(
                Optional.of(new KillArm("way-pool", Map.of(), IN_THE_TASK)),
                control(plan, new KillArm("way-sync", Map.of(), IN_THE_TASK)));
    }

    @Test
    void everyProcessIsKilledAtAnyTimeSetAsForItsWindowsAndEveryServer() {
        KillPlan plan = KillPlan.of(List.of(Way.named("way-outbox-polling")), List.of(Victim.ANY_TIME), 1);

        String way = "way-outbox-polling";
        Victim back = new Victim.AtAnyTime(Role.BACK);
        assertEquals(
                List.of(
                        new KillArm(way, Map.of(), new Victim.AtAnyTime(Role.FRONT)),
                        new KillArm(way, Map.of(), back),
                        new KillArm(way, ONCE, back),
                        new KillArm(way, ONCE, new Victim.Server("postgresql"))),
                plan.entries().stream().map(KillPlan.Entry::arm).toList());
        assertEquals(Optional.of(new KillArm(way, Map.of(), back)), control(plan, new KillArm(way, ONCE, back)));
        assertEquals(
                Optional.of(new KillArm(way, ONCE, new Victim.Server("postgresql", false))),
                control(plan, new KillArm(way, ONCE, new Victim.Server("postgresql"))));
        assertEquals(1, plan.killsEach());
    }

    @Test
    void onlyWhereItIsAskedForAndWithWhatTheControlsNeed() {
        KillPlan plan = KillPlan.of(List.of(Way.named("way-outbox-polling")), List.of("before-send"), 7);

        assertEquals(1, plan.entries().size());
        assertEquals(7, plan.killsEach());
        assertEquals(Set.of("postgresql", "kafka"), plan.needs());
        assertEquals(7, plan.controlEffort().wanted());
        assertEquals(20, plan.controlEffort().most());
        assertTrue(plan.expected().isPositive());
    }

    static Stream<KillPlan.Entry> all() {
        List<Way> ways =
                Way.all().stream().filter(way -> !way.windows().isEmpty()).toList();
        return KillPlan.of(ways, List.of(), 1).entries().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void settingsAreTheWaysAndTheControlIsSomethingElse(KillPlan.Entry entry) {
        assertTrue(entry.arm()
                .settings()
                .texts()
                .entrySet()
                .containsAll(entry.arm().given().entrySet()));
        entry.control().ifPresent(control -> {
            assertTrue(control.settings()
                    .texts()
                    .entrySet()
                    .containsAll(control.given().entrySet()));
            assertNotEquals(entry.arm(), control);
        });
    }

    @Test
    void noArmIsThereTwice() {
        List<KillArm> arms = all().map(KillPlan.Entry::arm).toList();

        assertEquals(new HashSet<>(arms).size(), arms.size());
    }

    @Test
    void refusesNothingToKillAndNoKills() {
        List<Way> pool = List.of(Way.named("way-pool"));

        assertThrows(IllegalArgumentException.class, () -> KillPlan.of(List.of(), List.of(), 100));
        assertThrows(IllegalArgumentException.class, () -> KillPlan.of(pool, List.of(), 0));
        var unknown = assertThrows(
                IllegalArgumentException.class, () -> KillPlan.of(pool, List.of("before-effect", "before-mark"), 1));
        assertEquals(
                "nothing is killed at \"before-mark\" there; there are after-commit, after-effect, any-time, before-effect",
                unknown.getMessage());
    }
}
