package slowcall.integrations.ways;

import slowcall.integrations.message.Passage;
import slowcall.integrations.message.Place;
import slowcall.integrations.subject.Failpoint;
import slowcall.integrations.subject.Failpoints;
import slowcall.integrations.subject.Moment;
import slowcall.integrations.subject.Stamps;

/**
 * The places that a message comes to, as the subject's failpoints and moments. The login's transaction and the service, which every way
 * has, tell of theirs themselves.
 */
final class MessagePassage implements Passage {
    private final Failpoints failpoints;
    private final Stamps stamps;

    MessagePassage(Failpoints failpoints, Stamps stamps) {
        this.failpoints = failpoints;
        this.stamps = stamps;
    }

    @Override
    public void reach(Place place, long id) {
        switch (place) {
            case BEFORE_SEND -> {
                failpoints.reach(Failpoint.BEFORE_SEND, id);
                stamps.note(id, Moment.SENDING);
            }
            case AFTER_SEND -> {
                stamps.note(id, Moment.SENT);
                failpoints.reach(Failpoint.AFTER_SEND, id);
            }
            case BEFORE_MARK -> failpoints.reach(Failpoint.BEFORE_MARK, id);
            case AFTER_MARK -> {
                stamps.note(id, Moment.MARKED);
                failpoints.reach(Failpoint.AFTER_MARK, id);
            }
            case RECEIVED -> stamps.note(id, Moment.RECEIVED);
            case AFTER_ACKNOWLEDGEMENT -> failpoints.reach(Failpoint.AFTER_ACKNOWLEDGEMENT, id);
            case BEFORE_COMMIT, AFTER_COMMIT, BEFORE_EFFECT, AFTER_EFFECT, BEFORE_ACKNOWLEDGEMENT -> {
                // Told by others, or the moment after the one before.
            }
        }
    }
}
