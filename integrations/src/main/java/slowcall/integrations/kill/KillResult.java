package slowcall.integrations.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
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

    /** Of an arm that has not been killed yet. */
    static KillResult none(KillArm arm, Promise promise) {
        return new KillResult(arm, promise, List.of(), Account.of(List.of(), List.of()), 0);
    }

    /** How many kills come before the books are compared again; 0 if there have been enough. */
    int next(Effort effort) {
        return effort.next(kills.size(), counting(), harmful());
    }

    /** Whether there have not been enough kills yet. */
    boolean isToGoOn(Effort effort) {
        return next(effort) > 0;
    }

    /**
     * Whether the kills did harm: lost something, had it done twice, left a login without what belongs to it, or what belongs to a login
     * without that. Where they do not, there was nothing to protect from.
     */
    public boolean harmful() {
        return account.lost() > 0 || account.duplicated() > 0 || rowsWithoutPoints() > 0 || pointsWithoutRows() > 0;
    }

    /** Logins that are committed and have no points, whatever their users have heard. */
    public int rowsWithoutPoints() {
        return sum(Kill.Settled::rowsWithoutPoints);
    }

    /** Logins that have points and are not committed. */
    public int pointsWithoutRows() {
        return sum(Kill.Settled::pointsWithoutRows);
    }

    private int sum(ToIntFunction<Kill.Settled> count) {
        return kills.stream().mapToInt(count).sum();
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

    /** The same arm with further kills, of other logins. */
    KillResult and(KillResult further) {
        List<Kill.Settled> all = new ArrayList<>(kills);
        all.addAll(further.kills);
        return new KillResult(arm, promise, all, account.plus(further.account), strange + further.strange);
    }
}
