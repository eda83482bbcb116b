package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.plan.RequestShape;
import slowcall.strategy.Outcome;

/** Guards against points that are said to be there before they are, or by another clock, and against stamps of another request. */
class AppliedLatencyTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final long START = 100 * SECOND;

    private final LatencyRecorder recorder =
            new LatencyRecorder(new RequestShape.Single(), 5 * SECOND, 10, nanos -> {});

    /** Ten requests, one each 100 ms, sent 1 ms late and accepted 2 ms after that. */
    private RequestStamps stamps(long windowNanos) throws IOException {
        recorder.throughputWindow(START, START + windowNanos);
        for (int i = 0; i < 10; i++) {
            long intended = START + i * 100 * MILLI;
            MeasuredRequest request = recorder.offer(i, i, intended, intended + MILLI, new int[] {200});
            recorder.handedOver(request, intended + MILLI, intended + 3 * MILLI);
            recorder.ended(request, Outcome.OK, intended + 250 * MILLI);
        }
        return new RequestStamps(encoded());
    }

    private byte[] encoded() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RequestStamps.write(recorder, bytes);
        return bytes.toByteArray();
    }

    @Test
    void everyRequestHasItsOwnStamps() throws IOException {
        RequestStamps stamps = stamps(SECOND);

        assertEquals(10, stamps.size());
        assertEquals(START + 700 * MILLI, stamps.intendedNanos(7));
        assertEquals(START + 701 * MILLI, stamps.sentNanos(7));
        assertEquals(START + 703 * MILLI, stamps.acceptedNanos(7));
        assertEquals(START, stamps.windowStartNanos());
        assertEquals(START + SECOND, stamps.windowEndNanos());
    }

    @Test
    void aRequestThatIsStillBeingHandedOverHasNoneOfThose() throws IOException {
        var unused = recorder.offer(0, 0, START, START, new int[] {200});

        RequestStamps stamps = new RequestStamps(encoded());

        assertEquals(START, stamps.intendedNanos(0));
        assertEquals(0, stamps.sentNanos(0));
        assertEquals(0, stamps.acceptedNanos(0));
    }

    /** One of several generators offers some of the plan's requests, and the service knows those by the plan's numbers. */
    @Test
    void aShareHasItsStampsUnderItsOwnIds() throws IOException {
        recorder.throughputWindow(START, START + SECOND);
        for (int index = 0; index < 2; index++) {
            MeasuredRequest request = recorder.offer(index, 2 + 3 * index, START + index, START, new int[] {200});
            recorder.handedOver(request, START + MILLI, START + 2 * MILLI);
        }

        RequestStamps stamps = new RequestStamps(encoded());
        AppliedLatency latency = AppliedLatency.of(stamps, id -> id == 5 ? START + 300 * MILLI : 0);

        assertEquals(6, stamps.size());
        assertEquals(
                List.of(false, false, true, false, false, true),
                IntStream.range(0, 6).mapToObj(stamps::isHere).toList());
        assertEquals(START + 1, stamps.intendedNanos(5));
        assertEquals(2, latency.offered());
        assertEquals(1, latency.histogram().getTotalCount());
    }

    @Test
    void refusesStampsThatWereCutOff() throws IOException {
        byte[] encoded = encoded();

        assertThrows(
                IllegalArgumentException.class, () -> new RequestStamps(Arrays.copyOf(encoded, encoded.length - 1)));
        assertThrows(IllegalArgumentException.class, () -> new RequestStamps(new byte[20]));
    }

    @Test
    void countsFromTheIntendedStartUntilTheServiceHadAppliedIt() throws IOException {
        RequestStamps stamps = stamps(SECOND);

        Histogram applied = AppliedLatency.of(stamps, id -> stamps.intendedNanos(id) + (200 + id) * MILLI)
                .histogram();

        assertEquals("applied", applied.getTag());
        assertEquals(10, applied.getTotalCount());
        assertEquals(200, applied.getMinValue() / 1000.0, 0.2);
        assertEquals(209, applied.getMaxValue() / 1000.0, 0.2);
    }

    @Test
    void whatWasNeverAppliedHasNoLatency() throws IOException {
        RequestStamps stamps = stamps(SECOND);

        AppliedLatency latency =
                AppliedLatency.of(stamps, id -> id % 2 == 0 ? 0 : stamps.intendedNanos(id) + 300 * MILLI);

        assertEquals(5, latency.histogram().getTotalCount());
    }

    @Test
    void countsPerSecondWhatWasAppliedInTheWindow() throws IOException {
        RequestStamps stamps = stamps(SECOND);

        AppliedLatency latency = AppliedLatency.of(stamps, id -> stamps.intendedNanos(id) + 450 * MILLI);

        // The last four come after it.
        assertEquals(6, latency.perSecond(), 1e-9);
    }

    /** One each 100 ms, of which every fourth is never applied, and all others after 250 ms. */
    @Test
    void whatWaitsIsWhatWasWantedAndComesLater() throws IOException {
        RequestStamps stamps = stamps(SECOND);

        List<Backlog.Sample> backlog = AppliedLatency.of(
                        stamps, id -> id % 4 == 0 ? 0 : stamps.intendedNanos(id) + 250 * MILLI)
                .backlog(START, 50 * MILLI);

        assertEquals(21, backlog.size());
        assertEquals(START + SECOND, backlog.getLast().nanoTime());
        assertEquals(
                List.of(0L, 0L, 1L, 1L, 2L, 2L, 3L, 2L, 2L, 1L, 2L, 1L, 2L, 2L, 3L, 2L, 2L, 1L, 2L, 1L, 1L),
                backlog.stream().map(Backlog.Sample::backlog).toList());
    }

    @Test
    void whatIsAppliedBeforeItWasSentIsSeen() throws IOException {
        RequestStamps stamps = stamps(SECOND);

        assertEquals(
                0,
                AppliedLatency.of(stamps, id -> stamps.intendedNanos(id) + MILLI)
                        .mostBeforeSentNanos());
        assertEquals(
                4 * MILLI,
                AppliedLatency.of(stamps, id -> stamps.intendedNanos(id) - (id == 7 ? 3 : -1) * MILLI)
                        .mostBeforeSentNanos());
    }

    @Test
    void aBurstCountsUntilItsLastWasApplied() throws IOException {
        RequestStamps stamps = stamps(0);

        AppliedLatency latency = AppliedLatency.of(stamps, id -> START + (id + 1) * 400 * MILLI);

        assertEquals(10 / 4.0, latency.perSecond(), 1e-9);
        assertTrue(Double.isNaN(AppliedLatency.of(stamps, id -> 0).perSecond()));
    }
}
