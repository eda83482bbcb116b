package slowcall.integrations.ways;

import slowcall.integrations.batch.Steps;
import slowcall.integrations.subject.Failpoint;
import slowcall.integrations.subject.Failpoints;
import slowcall.integrations.subject.Moment;
import slowcall.integrations.subject.Stamps;

/** The steps of a file as the subject's failpoints, and as moments of its logins. */
final class FileSteps implements Steps {
    private final Failpoints failpoints;
    private final Stamps stamps;

    FileSteps(Failpoints failpoints, Stamps stamps) {
        this.failpoints = failpoints;
        this.stamps = stamps;
    }

    @Override
    public void reach(Failpoint point, long id) {
        switch (point) {
            case BEFORE_TRANSFER -> stamps.note(id, Moment.SENDING);
            case AFTER_RENAME -> stamps.note(id, Moment.SENT);
            case AFTER_MARK -> stamps.note(id, Moment.MARKED);
            case AFTER_CLAIM -> stamps.note(id, Moment.RECEIVED);
            default -> {
                // A place to be killed at, and nothing else.
            }
        }
        failpoints.reach(point, id);
    }
}
