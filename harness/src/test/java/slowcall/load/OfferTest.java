package slowcall.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.measure.Counts;
import slowcall.plan.Arrivals;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Strategy;

/** Guards against requests that are offered and not timed out, not counted, or counted outside of their window. */
class OfferTest {
    private static final Arrivals BURST = new Arrivals.Burst(10);
    private static final RequestShape SINGLE = new RequestShape.Single();

    private final Offer offer = new Offer(
            BURST,
            SINGLE,
            Schedule.draw(BURST, SINGLE, new ServiceProfile.Fixed(1), Duration.ZERO, 1),
            // What has not been offered when it is over never is, and half of them end then: long for a busy machine,
            // short for a test.
            Duration.ofSeconds(1));

    /** Ends every other request, and never the rest. */
    private static final class Half implements Strategy.Session {
        private final List<Long> ids = new ArrayList<>();

        @Override
        public void submit(Request request, Progress progress) {
            ids.add(request.id());
            if (ids.size() % 2 == 0) {
                progress.end(Outcome.OK);
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void returnsWhenEveryRequestHasEndedOrTimedOut() throws InterruptedException {
        Half half = new Half();

        offer.run(half, -2, Offer.nextStart(), 0);

        Counts counts = offer.recorder().counts();
        assertEquals(List.of(-2L, -3L, -4L, -5L, -6L, -7L, -8L, -9L, -10L, -11L), half.ids);
        assertEquals(10, counts.offered());
        assertEquals(10, counts.ok() + counts.timeouts());
        assertEquals(10, offer.recorder().ended());
        assertEquals(0, offer.undispatched());
    }

    @Test
    void offersNothingOnceItHasBeenStopped() throws InterruptedException {
        offer.stop();

        offer.run(new Half(), 0, Offer.nextStart(), 0);

        assertEquals(0, offer.recorder().counts().offered());
        assertEquals(0, offer.undispatched(), "what is left out on purpose is not missed");
    }
}
