package slowcall.integrations.batch;

import slowcall.service.PointsCall;

/**
 * A row of a file: points to be granted for a login.
 *
 * @param id the login's, by which whoever applies it twice can tell
 * @param user whose
 * @param delayMillis what the call for its points draws at the service
 */
public record PointsRow(long id, int user, int delayMillis) implements Line {
    /** The call that grants them. */
    public PointsCall call() {
        return new PointsCall(id, 0, delayMillis);
    }
}
