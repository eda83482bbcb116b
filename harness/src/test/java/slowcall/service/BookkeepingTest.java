package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import slowcall.jvm.CompilerThreads;

/** Guards against a service whose own slowness is blamed on the strategy, or whose books mix two trials. */
class BookkeepingTest {
    private static final long MILLI = 1_000_000;

    private final LongAdder connections = new LongAdder();
    private final Bookkeeping books = new Bookkeeping(CompilerThreads.find(), connections, new AtomicLong());

    @Test
    void countsCallsFromReceivedToAnswered() {
        books.received();
        books.received();
        books.applied(call(5, 10), 77);
        books.answered(call(5, 10), 0, 12 * MILLI);
        books.received();
        books.malformed();
        connections.increment();

        ServiceSnapshot snapshot = books.snapshot();

        assertEquals(3, snapshot.received());
        assertEquals(1, snapshot.applied());
        assertEquals(2, snapshot.inFlight());
        assertEquals(2, snapshot.inFlightMax());
        assertEquals(1, snapshot.malformed());
        assertEquals(1, snapshot.connections());
        assertTrue(snapshot.cpuNanos() > 0);
        LedgerEntries ledger = new LedgerEntries(books.ledger());
        assertEquals(1, ledger.applied(5));
        assertEquals(77, ledger.firstAppliedNanos(5));
    }

    @Test
    void excessIsWhatACallTookBeyondTheDelayItAskedFor() throws DataFormatException {
        books.received();
        books.answered(call(1, 200), 5 * MILLI, 235 * MILLI);

        ServiceSnapshot snapshot = books.snapshot();

        assertEquals(1, decode(snapshot.serviceTime()).getCountAtValue(230_000));
        assertEquals(1, decode(snapshot.excessDelay()).getCountAtValue(30_000));
    }

    @Test
    void anAnswerThatComesEarlyHasNoExcess() throws DataFormatException {
        books.received();
        books.answered(call(1, 200), 0, 199 * MILLI);

        assertEquals(1, decode(books.snapshot().excessDelay()).getCountAtValue(0));
    }

    @Test
    void theNextSnapshotStillHasTheCallsOfTheLast() throws DataFormatException {
        books.received();
        books.answered(call(1, 0), 0, MILLI);
        books.snapshot();
        books.received();
        books.answered(call(2, 0), 0, MILLI);

        assertEquals(2, decode(books.snapshot().serviceTime()).getTotalCount());
    }

    @Test
    void aResetForgetsWhatWasAndKeepsWhatIsStillThere() throws DataFormatException {
        connections.increment();
        books.received();
        books.received();
        books.applied(call(1, 0), 7);
        books.answered(call(1, 0), 0, MILLI);
        books.malformed();

        Bookkeeping after = books.afterReset();

        ServiceSnapshot snapshot = after.snapshot();
        assertEquals(0, snapshot.received());
        assertEquals(0, snapshot.applied());
        assertEquals(0, snapshot.malformed());
        assertEquals(1, snapshot.inFlight());
        assertEquals(1, snapshot.inFlightMax());
        assertEquals(1, snapshot.connections());
        assertEquals(0, decode(snapshot.serviceTime()).getTotalCount());
        assertEquals(0, after.ledger().length);
        // The call that was under way is answered in the old books, and gone from both.
        books.answered(call(2, 0), 0, MILLI);
        assertEquals(0, after.snapshot().inFlight());
        assertEquals(0, decode(after.snapshot().serviceTime()).getTotalCount());
    }

    @Test
    void aCallWithAnImpossibleIdIsToldApart() {
        books.received();
        books.applied(call(Long.MAX_VALUE, 0), 7);

        assertEquals(1, books.snapshot().outOfRange());
        assertEquals(1, books.snapshot().applied());
    }

    private static PointsCall call(long id, int delayMillis) {
        return new PointsCall(id, 0, delayMillis);
    }

    private static Histogram decode(String encoded) throws DataFormatException {
        return Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 0);
    }
}
