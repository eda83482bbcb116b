package slowcall.integrations.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** How a relay finds what it has not sent. All is done in the transaction of a connection. */
public sealed interface Selection permits ByStatus, AfterLast {
    /**
     * The next messages in order of their positions.
     *
     * @param most how many, besides those that failed
     * @param failed those that failed the last time: each is tried again
     * @param heldBack whether messages of the same users as these are to be left where they are
     */
    List<Entry> next(Connection connection, int most, Collection<Entry> failed, boolean heldBack) throws SQLException;

    /** Notes that these were sent. */
    void mark(Connection connection, List<Entry> sent) throws SQLException;

    /** Notes that sending these has failed; sets aside those of which it was the last attempt allowed. */
    void fail(Connection connection, List<Entry> failed, int mostFailures) throws SQLException;

    /** How many messages are committed and not sent, as far as this can tell. */
    long backlog(Connection connection) throws SQLException;
}
