package slowcall.integrations.kill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;

/** Which logins a kill met: a kill when nothing is under way proves nothing. */
final class UnderWay {
    private UnderWay() {}

    /** How many logins were at that time asked for and not answered, or acknowledged without points. */
    static int at(long nanos, List<Login> logins, List<Grant> grants) {
        Map<Long, Grant> byId = new HashMap<>();
        grants.forEach(grant -> byId.put(grant.id(), grant));
        int underWay = 0;
        for (Login login : logins) {
            underWay += isUnderWay(login, byId.get(login.id()), nanos) ? 1 : 0;
        }
        return underWay;
    }

    private static boolean isUnderWay(Login login, @Nullable Grant grant, long nanos) {
        if (login.sentNanos() >= nanos) {
            return false;
        }
        // What is said to be unknown because its process has gone is heard of only after that.
        boolean answered = login.answeredNanos() < nanos;
        boolean granted = grant != null && grant.firstNanos() <= nanos;
        return !answered || (login.answer() == Answer.ACKNOWLEDGED && !granted);
    }
}
