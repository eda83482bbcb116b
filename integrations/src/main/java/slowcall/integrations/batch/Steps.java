package slowcall.integrations.batch;

import slowcall.integrations.subject.Failpoint;

/** Told of each step that is taken with a login, after the fact or before it as the point says. */
@FunctionalInterface
public interface Steps {
    /** Nobody wants to know. */
    Steps UNWATCHED = (point, id) -> {};

    /** May not return: that is what failpoints are for. */
    void reach(Failpoint point, long id);

    /** The same for all logins of a file. */
    default void reachAll(Failpoint point, Iterable<PointsRow> rows) {
        for (PointsRow row : rows) {
            reach(point, row.id());
        }
    }
}
