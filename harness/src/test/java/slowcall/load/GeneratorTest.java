package slowcall.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.measure.LatencyRecorder;
import slowcall.plan.Arrivals;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Strategy;

/**
 * Guards against coordinated omission: a generator that waits for the subject, or that moves the intended starts when it is
 * late, hides exactly the latencies that matter.
 */
@Timeout(60)
class GeneratorTest {
    private static final RequestShape SINGLE = new RequestShape.Single();
    private static final ServiceProfile FIXED = new ServiceProfile.Fixed(10);
    private static final long START = 5_000_000_000L;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long MILLI = 1_000_000L;

    private final VirtualClock clock = new VirtualClock(START - 20 * MILLI);

    /** What a session was handed, and what it does when it is. */
    private final class FakeSession implements Strategy.Session {
        private final List<Long> ids = new ArrayList<>();
        private final List<Long> times = new ArrayList<>();
        private final Handing handing;

        FakeSession(Handing handing) {
            this.handing = handing;
        }

        @Override
        public void submit(Request request, Progress progress) {
            ids.add(request.id());
            times.add(clock.nanoTime());
            handing.handed(ids.size() - 1);
        }

        @Override
        public void close() {}
    }

    private interface Handing {
        void handed(int index);
    }

    @Test
    void handsEveryRequestOverAtItsIntendedStartWithoutWaitingForAResponse() throws InterruptedException {
        Arrivals poisson = new Arrivals.Poisson(100);
        Schedule schedule = draw(poisson, Duration.ofSeconds(10));
        LatencyRecorder recorder = recorder(schedule);
        FakeSession endsNothing = new FakeSession(index -> {});

        int left = new Generator(schedule, poisson, clock).run(endsNothing, recorder, START, NEVER, 0);

        assertEquals(0, left);
        assertTrue(schedule.size() > 800);
        assertEquals(LongStream.range(0, schedule.size()).boxed().toList(), endsNothing.ids);
        for (int i = 0; i < schedule.size(); i++) {
            assertEquals(START + schedule.offsetNanos(i), endsNothing.times.get(i));
        }
        assertEquals(schedule.size(), recorder.offered());
        assertEquals(0, taken(recorder, "generator_lag").getMaxValue());
    }

    @Test
    void whatIsStoppedOffersNothingMoreAndMissesNothing() throws InterruptedException {
        Arrivals constant = new Arrivals.Constant(100);
        Schedule schedule = draw(constant, Duration.ofSeconds(10));
        Generator generator = new Generator(schedule, constant, clock);
        FakeSession stopsAtTheThird = new FakeSession(index -> {
            if (index == 2) {
                generator.stop();
            }
        });

        assertEquals(0, generator.run(stopsAtTheThird, recorder(schedule), START, NEVER, 0));
        assertEquals(3, stopsAtTheThird.ids.size());
    }

    /** Requests every 10 ms for 20 s; the one at 10 s takes 10 s to hand over, all others nothing. */
    @Test
    void aStallIsInTheLatencyOfEveryRequestThatItKeptWaiting() throws InterruptedException {
        Arrivals constant = new Arrivals.Constant(100);
        Schedule schedule = draw(constant, Duration.ofSeconds(20));
        LatencyRecorder recorder = recorder(schedule);
        FakeSession stalls = new FakeSession(index -> {
            if (index == 1000) {
                clock.pass(10_000 * MILLI);
            }
        });

        new Generator(schedule, constant, clock).run(stalls, recorder, START, NEVER, 0);

        List<Histogram> histograms = recorder.take();
        // Half of the requests waited for nothing; the other half evenly between 10 s and 0.
        for (String tag : List.of("accepted", "generator_lag")) {
            Histogram histogram = tagged(histograms, tag);
            assertEquals(2000, histogram.getTotalCount(), tag);
            assertEquals(0, histogram.getValueAtPercentile(49), tag);
            assertEquals(5.0, histogram.getValueAtPercentile(75) / 1e6, 0.1, tag);
            assertEquals(8.0, histogram.getValueAtPercentile(90) / 1e6, 0.16, tag);
            assertEquals(9.8, histogram.getValueAtPercentile(99) / 1e6, 0.196, tag);
            assertEquals(10.0, histogram.getMaxValue() / 1e6, 0.2, tag);
        }
        Histogram submit = tagged(histograms, "submit");
        assertEquals(10.0, submit.getMaxValue() / 1e6, 0.01);
        assertEquals(0, submit.getValueAtPercentile(99.9), "only one hand-off was slow");
    }

    @Test
    void givesUpOnWhatIsOverdueAndCountsIt() throws InterruptedException {
        Arrivals constant = new Arrivals.Constant(100);
        Schedule schedule = draw(constant, Duration.ofSeconds(1));
        LatencyRecorder recorder = recorder(schedule);
        FakeSession stalls = new FakeSession(index -> {
            if (index == 29) {
                clock.pass(5000 * MILLI);
            }
        });

        int left = new Generator(schedule, constant, clock).run(stalls, recorder, START, START + 1500 * MILLI, 0);

        assertEquals(70, left);
        assertEquals(30, recorder.offered());
    }

    @Test
    void aRequestThatIsDueWhenTimeIsUpIsStillHandedOver() throws InterruptedException {
        Arrivals constant = new Arrivals.Constant(100);
        Schedule schedule = draw(constant, Duration.ofSeconds(1));

        int left = new Generator(schedule, constant, clock)
                .run(new FakeSession(index -> {}), recorder(schedule), START, START + 990 * MILLI, 0);

        assertEquals(0, left);
    }

    @Test
    void warmUpIdsCountDownAndMeetNoOthers() throws InterruptedException {
        Arrivals burst = new Arrivals.Burst(3);
        Schedule schedule = draw(burst, Duration.ofSeconds(1));
        FakeSession session = new FakeSession(index -> {});

        new Generator(schedule, burst, clock).run(session, recorder(schedule), START, NEVER, -2);

        assertEquals(List.of(-2L, -3L, -4L), session.ids);
    }

    @Test
    void inAClosedLoopEachEndFreesOneCallerWhoseNextRequestWantsToStartAtThatInstant() throws InterruptedException {
        Arrivals closed = new Arrivals.Closed(3);
        Schedule schedule = drawTogether(closed);
        LatencyRecorder recorder = recorder(schedule);
        Generator generator = new Generator(schedule, closed, clock);
        FakeSession session = new FakeSession(index -> {
            switch (index) {
                // When the third is handed over, one ends after 4 ms; it is noticed at 5 ms.
                case 2 -> {
                    clock.pass(5 * MILLI);
                    generator.ended(START + 4 * MILLI);
                }
                // Then two end, the second one after the schedule has.
                case 3 -> {
                    generator.ended(START + 50 * MILLI);
                    generator.ended(START + 100 * MILLI);
                    clock.pass(45 * MILLI);
                }
                default -> {}
            }
        });
        clock.awaitNanos(START);

        int left = generator.run(session, recorder, START, NEVER, 0);

        assertEquals(0, left);
        assertEquals(List.of(START, START, START, START + 5 * MILLI, START + 50 * MILLI), session.times);
        Histogram lag = taken(recorder, "generator_lag");
        assertEquals(4, lag.getCountAtValue(0));
        assertEquals(1, lag.getCountAtValue(1000), "handed over 1 ms after its caller was free");
    }

    @Test
    void callersBeginAtTheirTimesWhateverTheOthersDo() throws InterruptedException {
        Arrivals closed = new Arrivals.Closed(4);
        Schedule schedule = draw(closed, Duration.ofMillis(100));
        LatencyRecorder recorder = recorder(schedule);
        Generator generator = new Generator(schedule, closed, clock);
        // 2.5 ms apart. Each hand-off takes 1 ms, and the first caller is free again at once, always.
        FakeSession session = new FakeSession(index -> {
            clock.pass(MILLI);
            if (index == 0 || clock.nanoTime() < START + 10 * MILLI) {
                generator.ended(clock.nanoTime());
            } else {
                clock.awaitNanos(START + 100 * MILLI);
            }
        });
        clock.awaitNanos(START);

        generator.run(session, recorder, START, NEVER, 0);

        // Those of the others at 2.5, 5 and 7.5 ms are sent when the hand-off before them has returned.
        Histogram lag = taken(recorder, "generator_lag");
        assertEquals(2, lag.getCountAtValue(500), "3 less 2.5 ms and 8 less 7.5 ms");
        assertTrue(session.times.contains(START + 5 * MILLI));
    }

    @Test
    void aClosedLoopThatRunsDryWithFreeCallersSaysHowMany() throws InterruptedException {
        Arrivals closed = new Arrivals.Closed(3);
        Schedule schedule = drawTogether(closed);
        Generator generator = new Generator(schedule, closed, clock);
        FakeSession endsAtOnce = new FakeSession(index -> generator.ended(clock.nanoTime()));
        clock.awaitNanos(START);

        assertEquals(3, generator.run(endsAtOnce, recorder(schedule), START, NEVER, 0));
        assertEquals(schedule.size(), endsAtOnce.ids.size());
    }

    @Test
    void aClosedLoopThatRunsDryWithEveryCallerWaitingSaysSoToo() throws InterruptedException {
        Arrivals closed = new Arrivals.Closed(3);
        Schedule schedule = drawTogether(closed);
        Generator generator = new Generator(schedule, closed, clock);
        int lastThree = schedule.size() - 3;
        FakeSession session = new FakeSession(index -> {
            if (index < lastThree) {
                generator.ended(clock.nanoTime());
            }
        });
        clock.awaitNanos(START);

        assertEquals(1, generator.run(session, recorder(schedule), START, NEVER, 0));
        assertEquals(schedule.size(), session.ids.size());
    }

    @Test
    void anOpenLoopDoesNotCareAboutEnds() throws InterruptedException {
        Arrivals burst = new Arrivals.Burst(3);
        Schedule schedule = draw(burst, Duration.ofSeconds(1));
        Generator generator = new Generator(schedule, burst, clock);
        FakeSession endsAtOnce = new FakeSession(index -> generator.ended(clock.nanoTime()));

        assertEquals(0, generator.run(endsAtOnce, recorder(schedule), START, NEVER, 0));
        assertEquals(3, endsAtOnce.ids.size());
    }

    private static Schedule draw(Arrivals arrivals, Duration length) {
        return Schedule.draw(arrivals, SINGLE, FIXED, length, 1);
    }

    /** Without a delay, callers have no turn to spread their starts over. */
    private static Schedule drawTogether(Arrivals closed) {
        return Schedule.draw(closed, SINGLE, new ServiceProfile.Fixed(0), Duration.ofMillis(100), 1);
    }

    private static LatencyRecorder recorder(Schedule schedule) {
        return new LatencyRecorder(SINGLE, TimeUnit.HOURS.toNanos(1), schedule.size(), nanos -> {});
    }

    private static Histogram taken(LatencyRecorder recorder, String tag) {
        return tagged(recorder.take(), tag);
    }

    private static Histogram tagged(List<Histogram> histograms, String tag) {
        return histograms.stream()
                .filter(histogram -> histogram.getTag().equals(tag))
                .findFirst()
                .orElseThrow();
    }
}
