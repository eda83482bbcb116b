package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.measure.RequestStamps;
import slowcall.result.Row;
import slowcall.strategy.Milestones;

/** Guards against quantiles that tell how long a trial was. */
class RelayingTest {
    private static final long MILLI = 1_000_000;
    private static final int REQUESTS = 1000;

    /** Committed after 2 ms, called for 5 ms later. */
    private static final Milestones MILESTONES = new Milestones() {
        @Override
        public long committedNanos(int id) {
            return intended(id) + 2 * MILLI;
        }

        @Override
        public long callingNanos(int id) {
            return intended(id) + 7 * MILLI;
        }
    };

    private static long intended(int id) {
        return (1 + id) * 10 * MILLI;
    }

    /** In the form in which a trial's JVM leaves them. */
    private static RequestStamps requests() {
        ByteBuffer bytes = ByteBuffer.allocate((2 + 3 * REQUESTS) * Long.BYTES);
        bytes.putLong(intended(0)).putLong(intended(REQUESTS));
        for (int id = 0; id < REQUESTS; id++) {
            bytes.putLong(intended(id)).putLong(intended(id)).putLong(intended(id) + 3 * MILLI);
        }
        return new RequestStamps(bytes.array());
    }

    private static List<String> put(Row row) {
        return Relaying.put(row, requests(), MILESTONES).stream()
                .map(Histogram::getTag)
                .toList();
    }

    @Test
    void bothAreToldWhereTheLoadIsKeptUpWith() {
        Row row = new Row().put(Load.REGIME, "stable").put(Applied.REGIME, "stable");

        assertEquals(List.of("commit", "relay_lag"), put(row));
        assertEquals(2, row.number("commit_p50_ms").orElseThrow(), 0.01);
        assertEquals(5, row.number("relay_lag_p50_ms").orElseThrow(), 0.01);
        assertEquals("", row.text("relay_lag_p99_ms"), "too few beyond it");
        assertEquals("1", row.text("backlog_max"));
    }

    @Test
    void aRelayThatFallsBehindHasABacklogAndNoQuantiles() {
        Row row = new Row().put(Load.REGIME, "stable").put(Applied.REGIME, "unstable");

        assertEquals(List.of("commit"), put(row));
        assertEquals("", row.text("relay_lag_p50_ms"));
        assertEquals("1", row.text("backlog_max"));
    }

    @Test
    void anApplicationThatFallsBehindHasNeither() {
        Row row = new Row().put(Load.REGIME, "unstable").put(Applied.REGIME, "stable");

        assertEquals(List.of(), put(row));
        assertEquals("1", row.text("backlog_max"));
    }
}
