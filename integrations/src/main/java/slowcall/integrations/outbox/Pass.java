package slowcall.integrations.outbox;

/**
 * What a relay did when it looked once.
 *
 * @param found messages it found
 * @param sent those that it sent and marked
 * @param failed those that it tried to send; the rest was held back
 * @param more whether it found as many as it asked for, and all could be sent: then there may be more
 */
public record Pass(int found, int sent, int failed, boolean more) {
    /** Nothing, because there is nothing, or another relay is at it. */
    static final Pass IDLE = new Pass(0, 0, 0, false);
}
