package slowcall.integrations.message;

import java.util.Collection;
import java.util.function.ToLongFunction;

/** Told of logins, and of their messages, that come to a point on their way, by the thread that takes them there. */
@FunctionalInterface
public interface Passage {
    /** Takes no notice. */
    Passage UNSEEN = (point, id) -> {};

    /** A login has come to a point. Need not return: then this thread goes no further, as if it had been killed there. */
    void reach(Failpoint point, long id);

    /**
     * Several have, one after the other.
     *
     * @param id of each
     */
    default <T> void reachAll(Failpoint point, Collection<T> all, ToLongFunction<T> id) {
        for (T each : all) {
            reach(point, id.applyAsLong(each));
        }
    }
}
