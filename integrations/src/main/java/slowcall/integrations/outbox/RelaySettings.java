package slowcall.integrations.outbox;

import java.util.function.Predicate;

/**
 * How a relay works.
 *
 * @param selection how it finds what is not sent
 * @param rule what a failure holds up
 * @param batch how many messages it takes at once: what a kill between sending and marking repeats at most
 * @param mostFailures of its own after which a message is set aside as poison, and no longer holds up others; {@link #NEVER} for never
 * @param own whether a failure is its message's own, and will be the same wherever it is sent to: not one of a receiver that is away
 */
public record RelaySettings(
        Selection selection, OrderRule rule, int batch, int mostFailures, Predicate<Throwable> own) {
    /** A message is tried for ever. */
    public static final int NEVER = Integer.MAX_VALUE;

    public RelaySettings {
        if (batch < 1) {
            throw new IllegalArgumentException("batch " + batch + " must be at least 1");
        }
        if (mostFailures < 1) {
            throw new IllegalArgumentException("failures " + mostFailures + " must be at least 1");
        }
        if (selection instanceof AfterLast && (rule != OrderRule.STOP || mostFailures != NEVER)) {
            throw new IllegalArgumentException(
                    "a relay that knows only the last position that it sent cannot pass over a message:"
                            + " its order must be stop, and none can be set aside");
        }
    }

    /** Where receivers are never away: each failure is its message's own. */
    public RelaySettings(Selection selection, OrderRule rule, int batch, int mostFailures) {
        this(selection, rule, batch, mostFailures, failure -> true);
    }
}
