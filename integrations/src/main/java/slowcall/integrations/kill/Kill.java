package slowcall.integrations.kill;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;

/**
 * One kill, with the logins before, around and after it.
 *
 * @param number from 1
 * @param inWindow the login that the killed thread worked for, where it is known
 * @param killedNanos when, by the monotonic clock of all processes of a host
 * @param restartMillis until another process worked in its place
 * @param firstId of the logins
 * @param endId one more than the last's
 */
public record Kill(int number, OptionalLong inWindow, long killedNanos, long restartMillis, long firstId, long endId) {

    /**
     * The books of its logins, when nothing is under way any more.
     *
     * @param counts whether something was under way when it was killed, so that there was something to lose or to repeat
     * @param account of its logins
     * @param rowsWithoutPoints those of them that are committed and have no points, whatever their users have heard: a row and a message
     *     that were to be one
     * @param pointsWithoutRows those of them that have points and are not committed: the database has rolled them back, or lost them
     */
    public record Settled(Kill kill, boolean counts, Account account, int rowsWithoutPoints, int pointsWithoutRows) {}

    /**
     * Looks into the books.
     *
     * @param logins its own
     * @param grants of its own logins, and those that belong to nobody, if it is to answer for them
     * @param committed the ids of all logins that are
     */
    Settled settle(List<Login> logins, List<Grant> grants, Set<Long> committed) {
        boolean counts = inWindow.isPresent() || UnderWay.at(killedNanos, logins, grants) > 0;
        Set<Long> granted = grants.stream().map(Grant::id).filter(this::isOwn).collect(Collectors.toSet());
        Set<Long> without = committed.stream().filter(this::isOwn).collect(Collectors.toCollection(HashSet::new));
        without.removeAll(granted);
        granted.removeAll(committed);
        return new Settled(this, counts, Account.of(logins, grants), without.size(), granted.size());
    }

    private boolean isOwn(long id) {
        return id >= firstId && id < endId;
    }
}
