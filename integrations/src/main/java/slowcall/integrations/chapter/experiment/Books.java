package slowcall.integrations.chapter.experiment;

import java.util.Collection;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;

/**
 * The books of the users and of the service, joined when nothing is under way any more.
 *
 * @param acknowledged logins that were
 * @param refused those whose transaction was rolled back
 * @param lost acknowledged ones without points
 * @param duplicated logins whose points were granted more than once
 * @param unexpected points of logins that were refused, or that there are not
 * @param outOfOrder logins whose points came after those of a later login of the same user
 */
public record Books(int acknowledged, int refused, int lost, int duplicated, int unexpected, int outOfOrder) {
    static Books of(Collection<Login> logins, Collection<Grant> grants) {
        Account account = Account.of(logins, grants);
        int refused = Math.toIntExact(logins.stream()
                .filter(login -> login.answer() == Answer.REFUSED)
                .count());
        return new Books(
                account.acknowledged(),
                refused,
                account.lost(),
                account.duplicated(),
                account.unexpected(),
                account.outOfOrder());
    }
}
