package slowcall.integrations.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What a way of handing over promises of each acknowledged login's points. None may grant points that nobody asked for.
 *
 * @param mayLose whether points may be missing
 * @param mayRepeat whether points may be granted more than once
 * @param ordered whether the points of one user come in the order of the logins
 */
public record Promise(boolean mayLose, boolean mayRepeat, boolean ordered) {
    /** Granted once or not at all. */
    public static final Promise AT_MOST_ONCE = new Promise(true, false, false);

    /** Granted, once or several times. */
    public static final Promise AT_LEAST_ONCE = new Promise(false, true, false);

    /** Granted once, however often the message comes. */
    public static final Promise EFFECTIVELY_ONCE = new Promise(false, false, false);

    /** The same, and in the order of the logins. */
    public Promise inOrder() {
        return new Promise(mayLose, mayRepeat, true);
    }

    /** What of an account it does not allow, such as {@code lost 3}; nothing if it was kept. */
    public List<String> brokenBy(Account account) {
        List<String> broken = new ArrayList<>();
        add(broken, !mayLose, "lost", account.lost());
        add(broken, !mayRepeat, "duplicated", account.duplicated());
        add(broken, true, "unexpected", account.unexpected());
        add(broken, ordered, "out of order", account.outOfOrder());
        return broken;
    }

    private static void add(List<String> broken, boolean forbidden, String what, int count) {
        if (forbidden && count > 0) {
            broken.add(what + " " + count);
        }
    }
}
