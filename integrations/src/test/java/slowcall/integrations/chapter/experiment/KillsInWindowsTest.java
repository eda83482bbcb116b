package slowcall.integrations.chapter.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.integrations.kill.KillArm;
import slowcall.integrations.kill.KillPlan;
import slowcall.integrations.kill.Victim;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Role;

/** Guards against controls that are another window's, and against running one of them several times. */
class KillsInWindowsTest {
    private static final Map<String, String> NOTING_FIRST = Map.of("acknowledge", "before-effect");

    @Test
    void everyWindowHasTheControlThatItsWayNames() {
        KillPlan plan = new KillsInWindows(
                        "way-outbox-polling", List.of("before-commit", "before-send", "before-mark", "after-mark"), 50)
                .plan();

        assertEquals(
                List.of(
                        at("way-sync", Map.of("call", "in-transaction"), Role.FRONT, Failpoint.BEFORE_COMMIT),
                        at("way-kafka", NOTING_FIRST, Role.BACK, Failpoint.BEFORE_EFFECT),
                        at("way-outbox-polling", Map.of(), Role.BACK, Failpoint.BEFORE_MARK),
                        at("way-kafka", NOTING_FIRST, Role.BACK, Failpoint.AFTER_ACKNOWLEDGEMENT)),
                plan.entries().stream()
                        .map(entry -> entry.control().orElseThrow())
                        .toList());
        assertEquals(50, plan.killsEach());
        assertEquals(
                List.of("before-commit", "before-send", "before-mark", "after-mark"),
                plan.entries().stream()
                        .map(entry -> entry.arm().victim().place())
                        .toList());
        assertEquals(Duration.ofSeconds(8 * 5 + 4 * 75 + 4 * 30), plan.expected());
    }

    private static KillArm at(String way, Map<String, String> settings, Role role, Failpoint point) {
        return new KillArm(way, settings, new Victim.AtFailpoint(role, point));
    }
}
