package slowcall.integrations.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Work in a transaction of a database, and the message that says it was done: two things that no transaction holds together. */
public final class AnnouncedWork {
    private final SendTime time;
    private final Sender sender;
    private final Passage passage;

    /** What is done in the transaction. */
    @FunctionalInterface
    public interface Work {
        /** Does it, and says whether it is to be committed: if not, it is rolled back. */
        boolean perform(Connection connection) throws SQLException;
    }

    /**
     * Announces by a sender.
     *
     * @param passage told of the ends of transactions; of the sending an {@link ObservedSender} tells
     */
    public AnnouncedWork(SendTime time, Sender sender, Passage passage) {
        this.time = time;
        this.sender = sender;
        this.passage = passage;
    }

    /**
     * Does the work and ends its transaction, by a rollback if anything throws. A message that is sent in the transaction is waited for,
     * and the transaction rolled back if it cannot be sent; of one that is sent afterwards nothing is known yet when this returns.
     *
     * @param connection without auto-commit
     */
    public Done perform(Connection connection, Work work, Message message) throws SQLException, InterruptedException {
        boolean ended = false;
        try {
            boolean commits = work.perform(connection);
            CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
            if (time == SendTime.IN_TRANSACTION) {
                sent = sender.send(message);
                commits &= succeeds(sent);
            }
            passage.reach(Failpoint.BEFORE_COMMIT, message.id());
            if (!commits) {
                connection.rollback();
                ended = true;
                return new Done(false, sent);
            }
            connection.commit();
            ended = true;
            passage.reach(Failpoint.AFTER_COMMIT, message.id());
            return new Done(true, time == SendTime.AFTER_COMMIT ? sender.send(message) : sent);
        } finally {
            if (!ended) {
                // The next commit on this connection is not to commit half a login.
                connection.rollback();
            }
        }
    }

    private static boolean succeeds(CompletableFuture<Void> sent) throws InterruptedException {
        try {
            sent.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    /**
     * Work whose transaction has ended.
     *
     * @param committed whether it was committed
     * @param sent ends when its message was sent, or at once if there is none to send
     */
    public record Done(boolean committed, CompletableFuture<Void> sent) {}
}
