package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slowcall.load.Clock;
import slowcall.load.Schedule;
import slowcall.measure.LatencyRecorder;
import slowcall.plan.Arrivals;
import slowcall.plan.Exchange;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Strategy;

/** Guards against a hold that goes on against a limit, or counts what was not held. */
class HoldOfferTest {
    private final Schedule schedule =
            Schedule.hold(new Arrivals.Hold(1000), Exchange.through("jdk"), new ServiceProfile.Fixed(8000), 1);
    private final LatencyRecorder recorder =
            new LatencyRecorder(new RequestShape.Single(), 60_000_000_000L, 1000, nanos -> {});
    private final Still clock = new Still();

    @Test
    void holdsAllOfThem() {
        HoldOffer offer = new HoldOffer(schedule, recorder, clock, Optional::empty);

        assertEquals("", offer.run(new UpTo(Integer.MAX_VALUE), 0));
        assertEquals(1000, offer.inFlight());
    }

    @Test
    void keepsThePaceOfTheSchedule() {
        long start = clock.now;

        String unused = new HoldOffer(schedule, recorder, clock, Optional::empty).run(new UpTo(Integer.MAX_VALUE), 0);

        assertEquals(schedule.offsetNanos(999), clock.now - start);
    }

    @Test
    void stopsWhenNoMoreCanBeStarted() {
        HoldOffer offer = new HoldOffer(schedule, recorder, clock, Optional::empty);

        assertEquals("50 requests in a row failed", offer.run(new UpTo(300), 0));
        assertEquals(300, offer.inFlight());
        assertEquals(350, recorder.offered());
        assertEquals(50, recorder.counts().errors());
        assertEquals(
                "java.lang.OutOfMemoryError: unable to create native thread",
                recorder.counts().firstFailure());
    }

    /** Starting that takes longer than the requests is no limit of how many there can be. */
    @Test
    void stopsWhenTheFirstHasEnded() {
        HoldOffer offer = new HoldOffer(schedule, recorder, clock, Optional::empty);
        List<Progress> open = new ArrayList<>();

        String stopped = offer.run(
                new Strategy.Session() {
                    @Override
                    public void submit(Request request, Progress progress) {
                        open.add(progress);
                        if (open.size() > 100) {
                            open.get(open.size() - 101).end(Outcome.OK);
                        }
                    }

                    @Override
                    public void close() {}
                },
                0);

        assertEquals("the first request's time was over before the last was started", stopped);
        assertEquals(100, offer.inFlight());
        assertEquals(0, recorder.counts().errors());
    }

    @Test
    void goesOnAfterFewerFailures() {
        HoldOffer offer = new HoldOffer(schedule, recorder, clock, Optional::empty);
        UpTo now = new UpTo(Integer.MAX_VALUE);

        String stopped = offer.run(
                new Strategy.Session() {
                    @Override
                    public void submit(Request request, Progress progress) {
                        if (request.id() % 50 == 0) {
                            now.submit(request, progress);
                        } else {
                            progress.end(Outcome.REJECTED);
                        }
                    }

                    @Override
                    public void close() {}
                },
                0);

        assertEquals("", stopped);
        assertEquals(20, offer.inFlight());
    }

    @Test
    void stopsWhenTheMachineHasNoRoomLeft() {
        HoldOffer offer = new HoldOffer(
                schedule, recorder, clock, () -> recorder.offered() < 500 ? Optional.empty() : Optional.of("no room"));

        assertEquals("no room", offer.run(new UpTo(Integer.MAX_VALUE), 0));
        // Looked at every 64 requests.
        assertEquals(512, offer.inFlight());
    }

    /** Keeps so many requests, and can start no more. */
    private static final class UpTo implements Strategy.Session {
        private final int most;
        private int kept;

        UpTo(int most) {
            this.most = most;
        }

        @Override
        public void submit(Request request, Progress progress) {
            if (kept == most) {
                progress.end(new Outcome.Failed(new OutOfMemoryError("unable to create native thread")));
            } else {
                kept++;
            }
        }

        @Override
        public void close() {}
    }

    /** Time passes only for who waits. It begins now, for requests end by the JVM's clock. */
    private static final class Still implements Clock {
        private long now = System.nanoTime();

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void awaitNanos(long deadline) {
            now = Math.max(now, deadline);
        }
    }
}
