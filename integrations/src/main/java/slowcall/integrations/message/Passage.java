package slowcall.integrations.message;

/** Told of messages that come to a place on their way, by the thread that takes them there. */
@FunctionalInterface
public interface Passage {
    /** Takes no notice. */
    Passage UNSEEN = (place, id) -> {};

    /** A message has come to a place. Need not return: then this thread goes no further, as if it had been killed there. */
    void reach(Place place, long id);
}
