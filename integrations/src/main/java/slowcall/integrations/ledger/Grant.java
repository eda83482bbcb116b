package slowcall.integrations.ledger;

import java.util.List;
import java.util.stream.IntStream;
import slowcall.service.LedgerEntries;

/**
 * The points of one login as the service that grants them has them in its books.
 *
 * @param id the login's
 * @param times how often they were granted; a call that is recognised as a repetition grants nothing
 * @param firstNanos when first
 */
public record Grant(long id, int times, long firstNanos) {
    /** Those of a service's ledger: calls that granted nothing, because they were recognised, are none. */
    public static List<Grant> all(LedgerEntries ledger) {
        return IntStream.range(0, ledger.ids())
                .filter(id -> ledger.effects(id) > 0)
                .mapToObj(id -> new Grant(id, ledger.effects(id), ledger.firstAppliedNanos(id)))
                .toList();
    }

    public Grant {
        if (times < 1) {
            throw new IllegalArgumentException("a grant of " + times + " times must be of at least 1");
        }
    }
}
