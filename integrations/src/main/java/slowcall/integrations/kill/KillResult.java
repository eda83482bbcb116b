package slowcall.integrations.kill;

import java.util.List;
import slowcall.integrations.ledger.Account;
import slowcall.strategy.Promise;

/**
 * What came of an arm.
 *
 * @param arm which
 * @param promise what its way promises
 * @param kills all, also those that do not count
 * @param account of all logins together: those of one user that were overtaken from one kill to the next are seen only here
 * @param strange points with ids that no login can have
 */
public record KillResult(KillArm arm, Promise promise, List<Kill.Settled> kills, Account account, long strange) {
    public KillResult {
        kills = List.copyOf(kills);
    }

    /**
     * Whether the kills did harm: lost something, had it done twice, or left a login without what belongs to it. Where they do not, there
     * was nothing to protect from.
     */
    public boolean harmful() {
        return account.lost() > 0 || account.duplicated() > 0 || rowsWithoutPoints() > 0;
    }

    /** Logins that are committed and have no points, whatever their users have heard. */
    public int rowsWithoutPoints() {
        return kills.stream().mapToInt(Kill.Settled::rowsWithoutPoints).sum();
    }

    /** How many kills met something that was under way. */
    public int counting() {
        return Math.toIntExact(kills.stream().filter(Kill.Settled::counts).count());
    }

    /** What of it the way has not promised, such as {@code lost 3}; nothing if it kept its promise. */
    public List<String> broken() {
        return promise.brokenBy(
                account.lost(), account.duplicated(), account.unexpected() + strange, account.outOfOrder());
    }
}
