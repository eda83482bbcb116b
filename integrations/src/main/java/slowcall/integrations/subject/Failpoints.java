package slowcall.integrations.subject;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.integrations.message.Passage;

/**
 * Places in a subject's code at which it can be killed from outside. A thread that reaches the armed one says so, with the login that it
 * works for, and waits to be killed: so nobody need be quick to hit a window of microseconds, and what was in it is known.
 */
final class Failpoints implements Passage {
    private final Consumer<String> parent;
    private volatile @Nullable Armed armed;

    private record Armed(Failpoint point, AtomicInteger passes) {}

    /**
     * None armed.
     *
     * @param parent told {@code AT point id}
     */
    Failpoints(Consumer<String> parent) {
        this.parent = parent;
    }

    /** From now on the thread that reaches this point after so many others is the one that waits. */
    void arm(Failpoint point, int passes) {
        armed = new Armed(point, new AtomicInteger(passes));
    }

    /** Does not return if this thread is the one. */
    @Override
    public void reach(Failpoint point, long id) {
        Armed set = armed;
        if (set != null && set.point() == point && set.passes().getAndDecrement() == 0) {
            parent.accept("AT " + Labels.of(point) + " " + id);
            while (true) {
                LockSupport.park(this);
                // Only SIGKILL ends this.
                var unused = Thread.interrupted();
            }
        }
    }
}
