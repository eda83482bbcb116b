package slowcall.trial;

import java.nio.ByteBuffer;
import java.util.function.IntToLongFunction;
import slowcall.measure.RequestStamps;
import slowcall.service.LedgerEntries;
import slowcall.service.Ledgers;

/** Both sides' times of requests that are handed over at once, for tests. */
final class HandOffs {
    /** When the schedule starts: not 0, for times are counted from it. */
    static final long START = 7_000_000_000_000L;

    private static final int HEADER_BYTES = 2 * Long.BYTES;
    private static final int BYTES = 3 * Long.BYTES;

    private HandOffs() {}

    /** As many as fit into ten seconds, all but the first of which count for the throughput. */
    static RequestStamps stamps(int perSecond) {
        int count = 10 * perSecond;
        ByteBuffer encoded = ByteBuffer.allocate(HEADER_BYTES + BYTES * count);
        encoded.putLong(START + 1_000_000_000L).putLong(START + 10_000_000_000L);
        for (int id = 0; id < count; id++) {
            long wanted = wanted(id, perSecond);
            encoded.putLong(wanted).putLong(wanted).putLong(wanted);
        }
        return new RequestStamps(encoded.array());
    }

    /** When one was wanted. */
    static long wanted(int id, int perSecond) {
        return START + id * 1_000_000_000L / perSecond;
    }

    /** When the service applied each of them. */
    static LedgerEntries applied(int perSecond, IntToLongFunction nanoTime) {
        Ledgers ledger = new Ledgers();
        for (int id = 0; id < 10 * perSecond; id++) {
            ledger.applied(id, nanoTime.applyAsLong(id));
        }
        return ledger.read();
    }
}
