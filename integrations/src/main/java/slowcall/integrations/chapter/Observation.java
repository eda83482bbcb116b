package slowcall.integrations.chapter;

import java.time.Duration;

/**
 * Something that is looked at once and is no trial: what becomes of an exception, what a ledger counts, what is left after kills. Two
 * that are equal are made once, so it is best a record.
 *
 * @param <T> what was seen; plain values, for nothing of the workshop is left when a claim reads it
 */
public interface Observation<T> {
    /** A few words on what is going on. */
    String description();

    /** How long it is likely to take, servers that it starts not included. */
    Duration expected();

    /**
     * Looks.
     *
     * @throws Exception if that is not possible: the claims that need it can then not be judged
     */
    T make(Workshop workshop) throws Exception;
}
