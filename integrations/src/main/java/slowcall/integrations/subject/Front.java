package slowcall.integrations.subject;

import java.sql.Connection;

/**
 * What a way adds to a login in the application, where each login has a thread of its own. Its methods are called by many threads at
 * once.
 */
public interface Front extends AutoCloseable {

    /**
     * Called in the login's transaction, after its row is written and before it is committed or rolled back: which of the two is not the
     * way's to decide, unless it throws.
     *
     * @throws Exception if the login is to be rolled back and refused
     */
    default void inTransaction(Connection connection, Asked asked) throws Exception {}

    /**
     * Called when the transaction is committed, and before the one who asked is answered.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the points will certainly not be granted: the login is refused
     * @throws Exception if nobody can say whether they will
     */
    default void afterCommit(Asked asked) throws Exception {}

    /** What was handed over to this process and is not done: calls that are to be made, messages that are to be sent. */
    default long backlog() {
        return 0;
    }

    /** Releases threads and connections. */
    @Override
    default void close() {}
}
