package slowcall.integrations.ways;

import java.util.concurrent.atomic.AtomicLong;
import slowcall.integrations.message.Passage;
import slowcall.integrations.message.Place;

/** Counts what consumers have received and not done with: acknowledged beforehand, it is in no backlog of the broker's. */
final class InHand implements Passage {
    private final Passage passage;
    private final AtomicLong messages = new AtomicLong();

    InHand(Passage passage) {
        this.passage = passage;
    }

    @Override
    public void reach(Place place, long id) {
        if (place == Place.RECEIVED) {
            messages.incrementAndGet();
        }
        passage.reach(place, id);
        if (place == Place.AFTER_EFFECT) {
            messages.decrementAndGet();
        }
    }

    /** One of them was given up. */
    void givenUp() {
        messages.decrementAndGet();
    }

    /** How many. */
    long now() {
        return messages.get();
    }
}
