package slowcall.integrations.batch;

import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/** Ends what is being done as a kill would, the first time that it comes to a point. */
final class Killed implements Passage {
    private final Failpoint point;
    private boolean over;

    Killed(Failpoint point) {
        this.point = point;
    }

    /** Nobody catches it. */
    static final class Kill extends Error {
        private static final long serialVersionUID = 1;
    }

    @Override
    public synchronized void reach(Failpoint reached, long id) {
        if (!over && reached == point) {
            over = true;
            throw new Kill();
        }
    }
}
