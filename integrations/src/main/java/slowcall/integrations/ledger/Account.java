package slowcall.integrations.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Map<Integer, List<Granted>> ofUser = new HashMap<>();
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
                ofUser.computeIfAbsent(login.user(), user -> new ArrayList<>()).add(new Granted(login, grant));
            }
        }
        unexpected += Math.toIntExact(
                byId.keySet().stream().filter(id -> !known.contains(id)).count());
        int duplicated = Math.toIntExact(
                byId.values().stream().filter(grant -> grant.times() > 1).count());
        int outOfOrder = ofUser.values().stream().mapToInt(Account::overtaken).sum();
        return new Account(acknowledged, unknown, byId.size(), lost, duplicated, unexpected, outOfOrder);
    }

    private record Granted(Login login, Grant grant) {}

    /** How many of one user's logins were overtaken by one that began after they had ended. */
    private static int overtaken(List<Granted> granted) {
        List<Granted> inOrder = new ArrayList<>(granted);
        inOrder.sort(Comparator.<Granted>comparingLong(each -> each.grant().firstNanos())
                .thenComparingLong(each -> each.login().sentNanos()));
        int overtaken = 0;
        long lastSent = Long.MIN_VALUE;
        for (Granted each : inOrder) {
            if (each.login().answeredNanos() < lastSent) {
                overtaken++;
            }
            lastSent = Math.max(lastSent, each.login().sentNanos());
        }
        return overtaken;
    }
}
