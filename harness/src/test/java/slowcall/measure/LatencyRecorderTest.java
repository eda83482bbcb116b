package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.plan.RequestShape;
import slowcall.strategy.Moment;
import slowcall.strategy.Outcome;

/** Guards against figures that leave a request out, count it twice, or take its latency from the wrong start. */
@Timeout(120)
class LatencyRecorderTest {
    private static final RequestShape SINGLE = new RequestShape.Single();
    private static final Outcome FAILED = new Outcome.Failed(new IOException("connection reset"));
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final long TIMEOUT = 5 * SECOND;
    private static final int[] DELAY = {200};

    @Test
    void countsEveryOutcomeByItselfAndLosesNone() {
        LatencyRecorder recorder = recorder(SINGLE, 10);
        long now = System.nanoTime();
        IntStream.range(0, 3).forEach(i -> offer(recorder, i, now).end(Outcome.OK));
        IntStream.range(3, 5).forEach(i -> offer(recorder, i, now).end(FAILED));
        offer(recorder, 5, now).end(Outcome.REJECTED);
        offer(recorder, 6, now - 2 * TIMEOUT).end(Outcome.OK);
        offer(recorder, 7, now);
        offer(recorder, 8, now);

        Counts counts = recorder.counts();

        assertEquals(9, counts.offered());
        assertEquals(3, counts.ok());
        assertEquals(2, counts.errors());
        assertEquals(1, counts.rejected());
        assertEquals(1, counts.timeouts());
        assertEquals(2, counts.unfinished());
        assertEquals(
                counts.offered(),
                counts.ok() + counts.errors() + counts.timeouts() + counts.rejected() + counts.unfinished());
        assertEquals(7, recorder.ended());
        assertEquals("java.io.IOException: connection reset", counts.firstFailure());
        assertArrayEquals(
                new byte[] {
                    LatencyRecorder.OK,
                    LatencyRecorder.OK,
                    LatencyRecorder.OK,
                    LatencyRecorder.ERROR,
                    LatencyRecorder.ERROR,
                    LatencyRecorder.REJECTED,
                    LatencyRecorder.TIMEOUT,
                    LatencyRecorder.OPEN,
                    LatencyRecorder.OPEN
                },
                recorder.outcomes());
    }

    @Test
    void latencyCountsFromTheIntendedStartAndNotFromTheHandOff() {
        LatencyRecorder recorder = recorder(SINGLE, 1);
        MeasuredRequest request = recorder.offer(0, 0, 100 * SECOND, 101 * SECOND, DELAY);

        recorder.handedOver(request, 101 * SECOND, 101 * SECOND + 3 * MILLI);
        recorder.ended(request, Outcome.OK, 101 * SECOND + 500 * MILLI);

        Map<String, Histogram> taken = taken(recorder);
        assertOnly(1500 * MILLI, taken.get("completed"));
        assertOnly(1003 * MILLI, taken.get("accepted"));
        assertOnly(3 * MILLI, taken.get("submit"));
        assertOnly(SECOND, taken.get("generator_lag"));
        assertEquals(101 * SECOND + 500 * MILLI, recorder.lastEndNanos());
    }

    @Test
    void whatASlowHandOffMakesLateIsNotTheGeneratorsOwnLag() {
        LatencyRecorder recorder = recorder(SINGLE, 2);
        MeasuredRequest first = recorder.offer(0, 0, 100 * SECOND, 100 * SECOND, DELAY);
        recorder.handedOver(first, 100 * SECOND, 101 * SECOND);
        recorder.offer(1, 1, 100 * SECOND + 2 * MILLI, 101 * SECOND + 3 * MILLI, DELAY);

        assertEquals(3.0, taken(recorder).get("generator_wakeup").getMaxValue() / 1000.0, 0.01);
    }

    /** The generator loses its processor for 20 ms: all twenty requests that were due meanwhile were late by its fault. */
    @Test
    void aStallOfTheGeneratorIsInTheLagOfEveryRequestThatItKeptBack() {
        LatencyRecorder recorder = recorder(SINGLE, 20);
        long woken = 100 * SECOND + 20 * MILLI;
        for (int i = 0; i < 20; i++) {
            MeasuredRequest request = recorder.offer(i, i, 100 * SECOND + i * MILLI, woken, DELAY);
            recorder.handedOver(request, woken, woken);
        }

        Histogram wakeup = taken(recorder).get("generator_wakeup");
        assertEquals(10.0, wakeup.getValueAtPercentile(50) / 1000.0, 1.1);
        assertEquals(20.0, wakeup.getMaxValue() / 1000.0, 0.1);
    }

    @Test
    void whatFailsOrIsRejectedHasATimeOfItsOwn() {
        LatencyRecorder recorder = recorder(SINGLE, 2);
        recorder.ended(offer(recorder, 0, SECOND), FAILED, SECOND + 7 * MILLI);
        recorder.ended(offer(recorder, 1, SECOND), Outcome.REJECTED, SECOND + 7 * MILLI);

        assertEquals(2, taken(recorder).get("failed").getTotalCount());
        assertEquals(0, taken(recorder).get("completed").getTotalCount());
    }

    /** Ten requests, each in flight for as long as the test keeps it, whatever that is: L and λW must agree. */
    @Test
    void littlesLawHoldsForWhatEndsInEveryWay() throws InterruptedException {
        LatencyRecorder recorder = recorder(SINGLE, 10);
        List<MeasuredRequest> open = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            long now = System.nanoTime();
            open.add(recorder.offer(i, i, now, now, DELAY));
        }
        new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
        assertTrue(recorder.littleErrorPercent().isEmpty(), "requests are open");
        open.subList(0, 4).forEach(request -> request.end(Outcome.OK));
        open.subList(4, 7).forEach(request -> request.end(FAILED));
        open.subList(7, 10).forEach(request -> request.end(Outcome.REJECTED));

        assertEquals(0, recorder.littleErrorPercent().getAsDouble(), 5);
    }

    @Test
    void aLatencyThatWasNotThereBreaksLittlesLaw() {
        LatencyRecorder recorder = recorder(SINGLE, 1);
        long now = System.nanoTime();
        recorder.ended(recorder.offer(0, 0, now, now, DELAY), Outcome.OK, now + SECOND);

        assertTrue(recorder.littleErrorPercent().getAsDouble() > 100);
    }

    @Test
    void excessIsWhatASingleCallTookBeyondItsDelay() {
        assertOnly(50 * MILLI, excess(SINGLE, 250 * MILLI, 200));
    }

    @Test
    void excessOfAChainIsWhatIsBeyondTheSumOfItsDelays() {
        assertOnly(100 * MILLI, excess(new RequestShape.Chain(3), 700 * MILLI, 100, 200, 300));
    }

    @Test
    void excessOfAFanOutIsWhatIsBeyondTheLongestOfItsDelays() {
        assertOnly(400 * MILLI, excess(new RequestShape.FanOut(3), 700 * MILLI, 100, 300, 200));
    }

    private static Histogram excess(RequestShape shape, long latencyNanos, int... delays) {
        LatencyRecorder recorder = recorder(shape, 1);
        MeasuredRequest request = recorder.offer(0, 0, SECOND, SECOND, delays);
        recorder.ended(request, Outcome.OK, SECOND + latencyNanos);
        return taken(recorder).get("excess");
    }

    @Test
    void withoutTheDelaysThatRequestsMeetThereIsNoExcess() {
        LatencyRecorder recorder = recorder(SINGLE, 1);
        recorder.delaysUnknown();
        recorder.bystandersOf(id -> false);

        recorder.ended(recorder.offer(0, 0, SECOND, SECOND, DELAY), Outcome.OK, SECOND + 300 * MILLI);

        Map<String, Histogram> taken = taken(recorder);
        assertOnly(300 * MILLI, taken.get("completed"));
        assertEquals(0, taken.get("excess").getTotalCount());
        assertEquals(0, taken.get("bystander_excess").getTotalCount());
    }

    /** The hand-off's return is not the answer, nor is the end. */
    @Test
    void whereCallsAreElsewhereTheUserIsAnsweredWhenTheStrategySaysSo() {
        LatencyRecorder recorder = recorder(SINGLE, 1);
        recorder.handsOff();
        long intended = System.nanoTime() - SECOND;
        MeasuredRequest request = recorder.offer(0, 0, intended, intended, DELAY);
        recorder.handedOver(request, intended, intended + MILLI);

        request.at(Moment.ACCEPTED, 0);
        long answered = request.acceptedNanos();
        recorder.ended(request, Outcome.OK, answered + SECOND);

        Map<String, Histogram> taken = taken(recorder);
        assertOnly(MILLI, taken.get("submit"));
        assertOnly(answered - intended, taken.get("accepted"));
        assertEquals(0, taken.get("completed").getTotalCount());
        assertEquals(0, taken.get("excess").getTotalCount());
        assertEquals(1, recorder.counts().ok());
    }

    @Test
    void whereCallsAreElsewhereWhoIsNotAnsweredWaitsUntilTheDeadline() {
        LatencyRecorder recorder = recorder(SINGLE, 2);
        recorder.handsOff();
        recorder.ended(offer(recorder, 0, SECOND), FAILED, SECOND + 7 * MILLI);

        offer(recorder, 1, System.nanoTime() - 100 * SECOND).end(Outcome.OK);

        assertOnly(TIMEOUT, taken(recorder).get("accepted"));
        assertEquals(0, taken(recorder).get("completed").getTotalCount());
        assertEquals(1, recorder.counts().timeouts());
    }

    @Test
    void whereCallsAreHereTheHandOffsReturnIsTheAnswer() {
        LatencyRecorder recorder = recorder(SINGLE, 1);
        MeasuredRequest request = recorder.offer(0, 0, SECOND, SECOND, DELAY);

        request.at(Moment.ACCEPTED, 0);
        recorder.handedOver(request, SECOND, SECOND + 3 * MILLI);

        assertOnly(3 * MILLI, taken(recorder).get("accepted"));
        assertEquals(SECOND + 3 * MILLI, request.acceptedNanos());
        assertEquals(SECOND, request.sentNanos());
    }

    @Test
    void anEndAfterTheDeadlineIsALateTimeoutRecordedAtTheDeadline() {
        LatencyRecorder recorder = recorder(SINGLE, 1);

        offer(recorder, 0, System.nanoTime() - 100 * SECOND).end(Outcome.OK);

        Counts counts = recorder.counts();
        assertEquals(0, counts.ok());
        assertEquals(1, counts.timeouts());
        assertEquals(1, counts.late());
        Map<String, Histogram> taken = taken(recorder);
        assertOnly(TIMEOUT, taken.get("completed"));
        assertOnly(TIMEOUT - 200 * MILLI, taken.get("excess"));
    }

    @Test
    void anEndAtTheDeadlineIsInTime() {
        LatencyRecorder recorder = recorder(SINGLE, 2);
        recorder.ended(offer(recorder, 0, SECOND), Outcome.OK, SECOND + TIMEOUT);
        recorder.ended(offer(recorder, 1, SECOND), Outcome.OK, SECOND + TIMEOUT + 1);

        Counts counts = recorder.counts();

        assertEquals(1, counts.ok());
        assertEquals(1, counts.timeouts());
    }

    @Test
    void aFailureAfterTheDeadlineIsATimeoutAndNoError() {
        LatencyRecorder recorder = recorder(SINGLE, 1);

        offer(recorder, 0, System.nanoTime() - 100 * SECOND).end(FAILED);

        Counts counts = recorder.counts();
        assertEquals(0, counts.errors());
        assertEquals(1, counts.timeouts());
        assertEquals("", counts.firstFailure());
    }

    @Test
    void whatIsOpenPastItsDeadlineTimesOutAndALaterEndIsLateAndNoDefect() {
        LatencyRecorder recorder = recorder(SINGLE, 1);
        long intended = System.nanoTime();
        MeasuredRequest request = offer(recorder, 0, intended);

        assertEquals(0, recorder.expire(0, intended + TIMEOUT), "not yet");
        assertTrue(request.isOpen());
        assertEquals(1, recorder.expire(0, intended + TIMEOUT + 1));
        assertFalse(request.isOpen());
        Counts expired = recorder.counts();
        request.end(Outcome.OK);
        Counts counts = recorder.counts();

        assertEquals(1, expired.timeouts());
        assertEquals(0, expired.late());
        assertEquals(1, counts.timeouts());
        assertEquals(1, counts.late());
        assertEquals(0, counts.ok());
        assertEquals(0, counts.defects());
        assertOnly(TIMEOUT, taken(recorder).get("completed"));
        request.end(Outcome.OK);
        assertEquals(1, recorder.counts().defects(), "the strategy's own second end");
    }

    @Test
    void expiringPassesWhatHasEndedAndStopsAtWhatIsOpenAndInTime() {
        LatencyRecorder recorder = recorder(SINGLE, 4);
        long now = System.nanoTime();
        offer(recorder, 0, now).end(Outcome.OK);
        offer(recorder, 1, now - 2 * TIMEOUT);
        offer(recorder, 2, now);
        offer(recorder, 3, now).end(Outcome.OK);

        assertEquals(2, recorder.expire(0, now));
        assertEquals(1, recorder.counts().timeouts());
        assertEquals(4, recorder.expire(2, now + TIMEOUT + 1));
        assertEquals(2, recorder.counts().timeouts());
        assertEquals(4, recorder.expire(4, now + TIMEOUT + 1));
    }

    @Test
    void aSecondEndIsADefectAndChangesNothingElse() {
        LatencyRecorder recorder = recorder(SINGLE, 1);
        MeasuredRequest request = offer(recorder, 0, System.nanoTime());

        request.end(Outcome.OK);
        request.end(FAILED);
        request.end(Outcome.OK);

        Counts counts = recorder.counts();
        assertEquals(2, counts.defects());
        assertEquals(1, counts.ok());
        assertEquals(0, counts.errors());
        assertEquals(1, taken(recorder).get("completed").getTotalCount());
    }

    @Test
    void errorsAndRejectionsNeverEnterTheLatencies() {
        LatencyRecorder recorder = recorder(SINGLE, 2);

        offer(recorder, 0, System.nanoTime()).end(FAILED);
        offer(recorder, 1, System.nanoTime()).end(Outcome.REJECTED);

        Map<String, Histogram> taken = taken(recorder);
        assertEquals(0, taken.get("completed").getTotalCount());
        assertEquals(0, taken.get("excess").getTotalCount());
    }

    @Test
    void throughputCountsWhatCompletedWithinTheWindow() {
        LatencyRecorder recorder = recorder(SINGLE, 10);
        recorder.throughputWindow(10 * SECOND, 20 * SECOND);
        long[] ends = {10 * SECOND - 1, 10 * SECOND, 15 * SECOND, 20 * SECOND - 1, 20 * SECOND};
        for (int i = 0; i < ends.length; i++) {
            recorder.ended(offer(recorder, i, ends[i] - SECOND), Outcome.OK, ends[i]);
        }
        recorder.ended(offer(recorder, 5, 14 * SECOND), FAILED, 15 * SECOND);
        recorder.ended(offer(recorder, 6, 5 * SECOND), Outcome.OK, 15 * SECOND);

        assertEquals(3, recorder.counts().okInWindow());
    }

    @Test
    void aTaskThatStartsBeforeItsHandOffReturnsWaitedForNothing() {
        LatencyRecorder recorder = recorder(SINGLE, 2);
        MeasuredRequest early = offer(recorder, 0, System.nanoTime());
        early.at(Moment.STARTED, 0);
        MeasuredRequest queued = offer(recorder, 1, System.nanoTime());
        long minute = TimeUnit.MINUTES.toNanos(1);
        recorder.handedOver(queued, System.nanoTime() - minute, System.nanoTime() - minute);
        queued.at(Moment.STARTED, 0);

        Histogram queueWait = taken(recorder).get("queue_wait");

        assertEquals(2, queueWait.getTotalCount());
        assertEquals(1, queueWait.getCountAtValue(0));
        assertTrue(queueWait.getMaxValue() >= 60_000_000);
    }

    @Test
    void aPermitWaitCountsFromTheStartOfItsOwnCall() {
        LatencyRecorder recorder = recorder(new RequestShape.FanOut(3), 1);
        MeasuredRequest request = recorder.offer(0, 0, System.nanoTime(), System.nanoTime(), new int[] {1, 1, 1});

        request.at(Moment.STARTED, 2);
        request.at(Moment.PERMITTED, 2);

        Histogram permitWait = taken(recorder).get("permit_wait");
        assertEquals(1, permitWait.getTotalCount());
        // Counted from a call that has not started, it would be the age of the system's clock.
        assertTrue(permitWait.getMaxValue() < TimeUnit.MINUTES.toMicros(1));
    }

    @Test
    void whatIsLongerThanAHistogramHoldsIsCountedAsOverflow() {
        LatencyRecorder recorder = new LatencyRecorder(SINGLE, TimeUnit.HOURS.toNanos(2), 1, nanos -> {});
        recorder.ended(offer(recorder, 0, 0), Outcome.OK, TimeUnit.HOURS.toNanos(1));

        assertEquals(2, recorder.counts().overflow(), "its latency and its excess");
        Histogram completed = taken(recorder).get("completed");
        assertEquals(1, completed.getTotalCount());
        assertTrue(completed.getMaxValue() >= TimeUnit.MINUTES.toMicros(10));
    }

    @Test
    void tellsTheTimeOfEachFirstEnd() {
        List<Long> ends = new ArrayList<>();
        LatencyRecorder recorder = new LatencyRecorder(SINGLE, TIMEOUT, 2, ends::add);
        MeasuredRequest request = offer(recorder, 0, System.nanoTime());
        request.end(Outcome.OK);
        request.end(Outcome.OK);
        offer(recorder, 1, 7).expire();

        assertEquals(2, ends.size());
        assertEquals(7 + TIMEOUT, ends.get(1), "a timeout ends at its deadline, whenever it is noticed");
    }

    @Test
    void aTimeoutAloneReleasesNothing() {
        LatencyRecorder recorder = recorder(SINGLE, 4);
        long now = System.nanoTime();
        offer(recorder, 0, now).end(Outcome.OK);
        offer(recorder, 1, now).end(FAILED);
        offer(recorder, 2, now).end(Outcome.REJECTED);
        MeasuredRequest request = offer(recorder, 3, now);
        request.expire();

        assertEquals(4, recorder.ended());
        assertEquals(3, recorder.released());
        request.end(Outcome.OK);
        assertEquals(4, recorder.released());
    }

    @Test
    void laterCallsOfAChainWaitForNoThread() {
        LatencyRecorder recorder = recorder(new RequestShape.Chain(2), 1);
        MeasuredRequest request = recorder.offer(0, 0, System.nanoTime(), System.nanoTime(), new int[] {1, 1});

        request.at(Moment.STARTED, 0);
        request.at(Moment.STARTED, 1);

        assertEquals(1, taken(recorder).get("queue_wait").getTotalCount());
    }

    @Test
    void knowsTheDeadlineOfWhatHasBeenOffered() {
        LatencyRecorder recorder = recorder(SINGLE, 2);
        offer(recorder, 0, 7);

        assertEquals(OptionalLong.of(7 + TIMEOUT), recorder.deadlineNanos(0));
        assertEquals(OptionalLong.empty(), recorder.deadlineNanos(1));
        assertEquals(OptionalLong.empty(), recorder.deadlineNanos(2));
    }

    @Test
    void whoSeesAnEndCountedSeesAllOfIt() throws InterruptedException {
        for (int round = 0; round < 2000; round++) {
            LatencyRecorder recorder = recorder(SINGLE, 1);
            recorder.throughputWindow(0, SECOND);
            MeasuredRequest request = offer(recorder, 0, 0);
            Thread ending = Thread.ofVirtual().start(() -> recorder.ended(request, Outcome.OK, 42));
            while (recorder.ended() == 0) {
                Thread.onSpinWait();
            }
            assertEquals(42, recorder.lastEndNanos());
            assertEquals(1, recorder.counts().okInWindow());
            assertArrayEquals(new byte[] {LatencyRecorder.OK}, recorder.outcomes());
            ending.join();
        }
    }

    /** 64 threads record 64,000 latencies from 10 µs to 640 ms while another one takes the histograms away. */
    @Test
    void manyThreadsRecordAKnownMultisetExactlyThroughRotation() throws InterruptedException {
        int threads = 64;
        int each = 1000;
        LatencyRecorder recorder = recorder(SINGLE, threads * each);
        List<MeasuredRequest> requests = IntStream.range(0, threads * each)
                .mapToObj(i -> recorder.offer(i, i, 0, 0, new int[] {0}))
                .toList();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> recording = IntStream.range(0, threads)
                .mapToObj(thread -> Thread.ofPlatform().start(() -> {
                    await(start);
                    for (int i = 0; i < each; i++) {
                        int index = i * threads + thread;
                        recorder.ended(requests.get(index), Outcome.OK, (index + 1) * 10_000L);
                    }
                }))
                .toList();
        start.countDown();
        long rotated = 0;
        while (recording.stream().anyMatch(Thread::isAlive)) {
            rotated += recorder.completed.interval().getTotalCount();
        }
        for (Thread thread : recording) {
            thread.join();
        }
        rotated += recorder.completed.interval().getTotalCount();
        Histogram sum = taken(recorder).get("completed");

        assertEquals(64_000, recorder.counts().ok());
        assertEquals(64_000, rotated);
        assertEquals(64_000, sum.getTotalCount());
        for (double percentile : new double[] {1, 25, 50, 75, 90, 99, 99.9, 100}) {
            double exact = Math.ceil(64_000 * percentile / 100) * 10;
            assertEquals(
                    exact, (double) sum.getValueAtPercentile(percentile), exact * 0.001, "percentile " + percentile);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Late to be handed over, answered, refused, failed, and given up after 5 s, which is noticed 7 ms later. */
    @Test
    void littlesLawHoldsWhateverBecomesOfRequests() {
        AtomicLong clock = new AtomicLong(100 * SECOND);
        LatencyRecorder recorder = new LatencyRecorder(SINGLE, TIMEOUT, 4, nanos -> {}, clock::get);
        List<MeasuredRequest> requests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clock.addAndGet(30 * MILLI);
            MeasuredRequest request = recorder.offer(i, i, clock.get() - 3 * MILLI, clock.get(), DELAY);
            recorder.handedOver(request, clock.get(), clock.get());
            requests.add(request);
        }
        clock.addAndGet(200 * MILLI);
        recorder.ended(requests.get(0), Outcome.OK, clock.get());
        clock.addAndGet(50 * MILLI);
        recorder.ended(requests.get(1), Outcome.REJECTED, clock.get());
        assertEquals(OptionalDouble.empty(), recorder.littleErrorPercent());
        clock.addAndGet(50 * MILLI);
        recorder.ended(requests.get(2), FAILED, clock.get());
        clock.set(requests.get(3).intendedNanos() + TIMEOUT + 7 * MILLI);
        recorder.timedOut(requests.get(3));

        assertEquals(0, recorder.requestsInFlight().count());
        assertEquals(0, recorder.littleErrorPercent().orElseThrow(), 0.1);
    }

    private static LatencyRecorder recorder(RequestShape shape, int capacity) {
        return new LatencyRecorder(shape, TIMEOUT, capacity, nanos -> {});
    }

    private static MeasuredRequest offer(LatencyRecorder recorder, int index, long intendedNanos) {
        return recorder.offer(index, index, intendedNanos, intendedNanos, DELAY);
    }

    private static Map<String, Histogram> taken(LatencyRecorder recorder) {
        Map<String, Histogram> byTag = new HashMap<>();
        recorder.take().forEach(histogram -> byTag.put(histogram.getTag(), histogram));
        return byTag;
    }

    /** The histogram has one value, this one as well as three digits can say. */
    private static void assertOnly(long nanos, Histogram histogram) {
        assertEquals(1, histogram.getTotalCount());
        assertEquals(1, histogram.getCountAtValue(nanos / 1000), () -> "there is " + histogram.getMaxValue() + " µs");
    }
}
