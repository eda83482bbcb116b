package slowcall.integrations.ledger;

/**
 * The points of one login as the service that grants them has them in its books.
 *
 * @param id the login's
 * @param times how often they were granted; a call that is recognised as a repetition grants nothing
 * @param firstNanos when first
 */
public record Grant(long id, int times, long firstNanos) {
    public Grant {
        if (times < 1) {
            throw new IllegalArgumentException("a grant of " + times + " times must be of at least 1");
        }
    }
}
