package slowcall.integrations.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slowcall.stats.Overtaking;
import slowcall.strategy.Promise;

/**
 * The books of both sides joined by id, when nothing is under way any more: an account taken earlier would call lost what is only late.
 *
 * @param acknowledged logins that were acknowledged
 * @param unknown logins of which nothing was heard
 * @param granted logins whose points were granted, however often
 * @param lost acknowledged logins without points
 * @param duplicated logins whose points were granted more than once
 * @param unexpected points without a login, or of one that was refused
 * @param outOfOrder logins whose points came after those of a later login of the same user: one that was asked for only when the
 *     earlier had been acknowledged. Of logins that overlap neither is the later, and of several grants the first counts
 */
public record Account(
        int acknowledged, int unknown, int granted, int lost, int duplicated, int unexpected, int outOfOrder) {

    /** Joins the books. */
    public static Account of(Collection<Login> logins, Collection<Grant> grants) {
        Map<Long, Grant> byId = new HashMap<>();
        for (Grant grant : grants) {
            if (byId.put(grant.id(), grant) != null) {
                throw new IllegalArgumentException("two grants of login " + grant.id());
            }
        }
        Set<Long> known = new HashSet<>();
        int acknowledged = 0;
        int unknown = 0;
        int lost = 0;
        int unexpected = 0;
        List<Granted> granted = new ArrayList<>();
        for (Login login : logins) {
            if (!known.add(login.id())) {
                throw new IllegalArgumentException("two logins " + login.id());
            }
            Grant grant = byId.get(login.id());
            switch (login.answer()) {
                case ACKNOWLEDGED -> {
                    acknowledged++;
                    lost += grant == null ? 1 : 0;
                }
                case REFUSED -> unexpected += grant == null ? 0 : 1;
                case UNKNOWN -> unknown++;
            }
            if (grant != null && login.answer() == Answer.ACKNOWLEDGED) {
                granted.add(new Granted(login, grant));
            }
        }
        unexpected += Math.toIntExact(
                byId.keySet().stream().filter(id -> !known.contains(id)).count());
        int duplicated = Math.toIntExact(
                byId.values().stream().filter(grant -> grant.times() > 1).count());
        return new Account(
                acknowledged,
                unknown,
                byId.size(),
                lost,
                duplicated,
                unexpected,
                Overtaking.count(new InTime(granted)));
    }

    /** Together with the account of other logins. */
    public Account plus(Account others) {
        return new Account(
                acknowledged + others.acknowledged,
                unknown + others.unknown,
                granted + others.granted,
                lost + others.lost,
                duplicated + others.duplicated,
                unexpected + others.unexpected,
                outOfOrder + others.outOfOrder);
    }

    /** What of it a promise does not allow, such as {@code lost 3}; nothing if that was kept. */
    public List<String> breaks(Promise promise) {
        return promise.brokenBy(lost, duplicated, unexpected, outOfOrder);
    }

    private record Granted(Login login, Grant grant) {}

    private record InTime(List<Granted> granted) implements Overtaking.Logins {
        @Override
        public int size() {
            return granted.size();
        }

        @Override
        public int user(int index) {
            return granted.get(index).login().user();
        }

        @Override
        public long sentNanos(int index) {
            return granted.get(index).login().sentNanos();
        }

        @Override
        public long answeredNanos(int index) {
            return granted.get(index).login().answeredNanos();
        }

        @Override
        public long appliedNanos(int index) {
            return granted.get(index).grant().firstNanos();
        }
    }
}
