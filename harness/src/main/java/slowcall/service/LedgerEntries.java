package slowcall.service;

import java.nio.ByteBuffer;

/** The service's ledger as the parent read it. */
public final class LedgerEntries {
    static final int BYTES_PER_ID = 2 * Integer.BYTES + Long.BYTES;

    private final ByteBuffer entries;

    LedgerEntries(byte[] encoded) {
        if (encoded.length % BYTES_PER_ID != 0) {
            throw new IllegalArgumentException("a ledger of " + encoded.length + " bytes is cut off");
        }
        this.entries = ByteBuffer.wrap(encoded);
    }

    /** One more than the highest id applied. */
    public int ids() {
        return entries.capacity() / BYTES_PER_ID;
    }

    /** How many calls of this request were applied. */
    public int applied(int id) {
        return id < ids() ? entries.getInt(id * BYTES_PER_ID) : 0;
    }

    /** How many of them granted points: all but those that asked to grant none a second time, and would have. */
    public int effects(int id) {
        return id < ids() ? entries.getInt(id * BYTES_PER_ID + Integer.BYTES) : 0;
    }

    /** When the first of them was, by {@link System#nanoTime} of the service, which on one host is everybody's; 0 if never. */
    public long firstAppliedNanos(int id) {
        return id < ids() ? entries.getLong(id * BYTES_PER_ID + 2 * Integer.BYTES) : 0;
    }
}
