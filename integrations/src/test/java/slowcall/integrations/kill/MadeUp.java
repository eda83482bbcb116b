package slowcall.integrations.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Role;
import slowcall.strategy.Promise;

/** Arms and results that nobody was killed for. */
final class MadeUp {
    static final Account IN_ORDER = new Account(50, 1, 51, 0, 0, 0, 0);
    static final Account ONE_LOST = new Account(50, 1, 50, 1, 0, 0, 0);
    static final Account ONE_TWICE = new Account(50, 1, 51, 0, 1, 0, 0);

    private MadeUp() {}

    static KillArm arm(String way) {
        return new KillArm(way, Map.of("b", "2", "a", "1"), new Victim.AtFailpoint(Role.BACK, Failpoint.BEFORE_MARK));
    }

    /** A kill for each account, of an arm that may repeat and not lose. */
    static KillResult result(String way, Account... accounts) {
        return result(arm(way), accounts);
    }

    static KillResult result(KillArm arm, Account... accounts) {
        List<Kill.Settled> kills = new ArrayList<>();
        Account all = Account.of(List.of(), List.of());
        for (Account account : accounts) {
            kills.add(settled(kills.size() + 1, true, account));
            all = all.plus(account);
        }
        return new KillResult(arm, Promise.AT_LEAST_ONCE, kills, all, 0);
    }

    static Kill.Settled settled(int number, boolean counts, Account account) {
        Kill kill = new Kill(number, counts ? OptionalLong.of(4711) : OptionalLong.empty(), 10, 250, 0, 60);
        return new Kill.Settled(kill, counts, account, account.lost(), 0);
    }
}
