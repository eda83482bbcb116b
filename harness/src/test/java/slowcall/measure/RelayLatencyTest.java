package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.plan.RequestShape;
import slowcall.strategy.Milestones;

/** Guards against a relay that is charged for what comes before or after it, and against a queue that nobody sees. */
class RelayLatencyTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;
    private static final long START = 100 * SECOND;
    private static final int REQUESTS = 10;

    private final LatencyRecorder recorder =
            new LatencyRecorder(new RequestShape.Single(), 5 * SECOND, REQUESTS, nanos -> {});

    /** Ten requests, one each 100 ms. */
    private RequestStamps offered() throws IOException {
        for (int i = 0; i < REQUESTS; i++) {
            var unused = recorder.offer(i, i, intended(i), intended(i), new int[] {200});
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RequestStamps.write(recorder, bytes);
        return new RequestStamps(bytes.toByteArray());
    }

    private static long intended(int id) {
        return START + id * 100 * MILLI;
    }

    private static Milestones milestones(IntToLongFunction committed, IntToLongFunction calling) {
        return new Milestones() {
            @Override
            public long committedNanos(int id) {
                return committed.applyAsLong(id);
            }

            @Override
            public long callingNanos(int id) {
                return calling.applyAsLong(id);
            }
        };
    }

    @Test
    void theCommitIsCountedFromTheIntendedStartAndTheRelayFromTheCommit() throws IOException {
        RelayLatency latency = RelayLatency.of(
                offered(), milestones(id -> intended(id) + 4 * MILLI, id -> intended(id) + (34 + id) * MILLI));

        Histogram commits = latency.commits();
        Histogram relays = latency.relays();
        assertEquals("commit", commits.getTag());
        assertEquals("relay_lag", relays.getTag());
        assertEquals(REQUESTS, commits.getTotalCount());
        assertEquals(4, commits.getMaxValue() / 1000.0, 0.1);
        assertEquals(REQUESTS, relays.getTotalCount());
        assertEquals(30, relays.getMinValue() / 1000.0, 0.1);
        assertEquals(39, relays.getMaxValue() / 1000.0, 0.1);
        assertEquals(OptionalInt.of(1), latency.mostWaiting());
    }

    @Test
    void whatWasNotCommittedIsLeftOutAndWhatWasNeverCalledForWaitsToTheEnd() throws IOException {
        RelayLatency latency = RelayLatency.of(
                offered(),
                milestones(id -> id % 2 == 0 ? 0 : intended(id) + MILLI, id -> id == 9 ? intended(id) + 2 * MILLI : 0));

        assertEquals(5, latency.commits().getTotalCount());
        assertEquals(1, latency.relays().getTotalCount());
        assertEquals(OptionalInt.of(5), latency.mostWaiting());
    }

    /** As a message does that is sent within the transaction. */
    @Test
    void aCallThatComesBeforeTheCommitHasNotWaited() throws IOException {
        RelayLatency latency =
                RelayLatency.of(offered(), milestones(id -> intended(id) + 5 * MILLI, id -> intended(id) + 2 * MILLI));

        assertEquals(0, latency.relays().getMaxValue());
        assertEquals(OptionalInt.of(0), latency.mostWaiting());
    }

    @Test
    void callsAtOnceAtTheEndOfAnIntervalAreABacklogUntilThen() throws IOException {
        RelayLatency latency = RelayLatency.of(
                offered(),
                milestones(id -> intended(id) + MILLI, id -> id < 6 ? intended(6) : intended(id) + 3 * MILLI));

        assertEquals(OptionalInt.of(6), latency.mostWaiting());
    }

    @Test
    void withoutStampsNothingIsKnown() throws IOException {
        assertEquals(
                OptionalInt.empty(),
                RelayLatency.of(offered(), milestones(id -> 0, id -> 0)).mostWaiting());
    }

    @Test
    void milestonesTravelAsTheyAre() throws IOException {
        var unused = offered();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MilestoneStamps.write(recorder, milestones(id -> 100 + id, id -> id == 3 ? 0 : 200 + id), bytes);

        MilestoneStamps read = new MilestoneStamps(bytes.toByteArray());

        assertEquals(107, read.committedNanos(7));
        assertEquals(207, read.callingNanos(7));
        assertEquals(0, read.callingNanos(3));
        assertEquals(0, read.committedNanos(REQUESTS), "nobody offered it");
        assertThrows(
                IllegalArgumentException.class,
                () -> new MilestoneStamps(Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1)));
        assertTrue(bytes.size() > 0);
    }
}
