package slowcall.integrations.subject;

import java.time.Duration;
import slowcall.jvm.ChildFailedException;

/** Waits until nothing is under way. One look is not enough: a message can be between two places that are both empty. */
final class Drain {
    private static final long APART_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Drain() {}

    /** Whether two looks in a row found nothing, before patience ended. */
    static boolean await(Backlog backlog) throws ChildFailedException, InterruptedException {
        return await(backlog, APART_MILLIS, PATIENCE);
    }

    /** With other times, for tests. */
    static boolean await(Backlog backlog, long apartMillis, Duration patience)
            throws ChildFailedException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        boolean empty = false;
        while (true) {
            boolean stillEmpty = backlog.now() == 0;
            if (empty && stillEmpty) {
                return true;
            }
            if (System.nanoTime() > until) {
                return false;
            }
            empty = stillEmpty;
            Thread.sleep(apartMillis);
        }
    }
}
