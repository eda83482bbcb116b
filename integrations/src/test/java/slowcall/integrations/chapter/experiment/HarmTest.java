package slowcall.integrations.chapter.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import slowcall.integrations.kill.Kill;
import slowcall.integrations.kill.KillArm;
import slowcall.integrations.kill.KillResult;
import slowcall.integrations.kill.Victim;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Role;
import slowcall.strategy.Promise;

/** Guards against a kill that does much, hidden among many that do little. */
class HarmTest {
    @Test
    void theWorstKillIsToldBesideAllTogether() {
        List<Kill.Settled> kills = List.of(settled(1, 4), settled(2, 50), settled(3, 0));
        Account all =
                kills.stream().map(Kill.Settled::account).reduce(Account::plus).orElseThrow();
        KillArm arm =
                new KillArm("way-outbox-polling", Map.of(), new Victim.AtFailpoint(Role.BACK, Failpoint.BEFORE_MARK));

        WayKilled.Harm harm = WayKilled.Harm.of(new KillResult(arm, Promise.AT_LEAST_ONCE, kills, all, 0));

        assertEquals(new WayKilled.Harm(3, 0, 0, 0, 54, 50, 0, 0), harm);
    }

    private static Kill.Settled settled(int number, int duplicated) {
        Kill kill = new Kill(number, OptionalLong.of(7), 10, 250, 0, 60);
        return new Kill.Settled(kill, true, new Account(60, 0, 60, 0, duplicated, 0, 0), 0, 0);
    }
}
