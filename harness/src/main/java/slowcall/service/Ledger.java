package slowcall.service;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How often each request id was called and had an effect at the service, and when first, by its monotonic clock. A call that is
 * recognised as a repetition has none. Kept by the service's process; {@link #encode} is its form on the wire.
 */
final class Ledger {
    private static final int CHUNK = 1 << 14;
    private static final int CHUNKS = 1 << 9;
    /** Ids from 0 up to here are kept, more than a plan may offer requests; higher ones are counted as unexpected. */
    static final long MOST_IDS = (long) CHUNK * CHUNKS;

    private final AtomicReferenceArray<@Nullable Chunk> chunks = new AtomicReferenceArray<>(CHUNKS);
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong outOfRange = new AtomicLong();

    private static final class Chunk {
        final AtomicIntegerArray calls = new AtomicIntegerArray(CHUNK);
        final AtomicIntegerArray effects = new AtomicIntegerArray(CHUNK);
        final AtomicLongArray firstNanos = new AtomicLongArray(CHUNK);
    }

    /**
     * Notes that a call of this request was applied. Negative ids are not kept.
     *
     * @param once whether it has an effect only if none has had one before
     * @return whether it was the first of a request that is kept
     */
    boolean apply(long id, boolean once, long nanoTime) {
        if (id < 0) {
            return false;
        }
        if (id >= MOST_IDS) {
            outOfRange.incrementAndGet();
            return false;
        }
        Chunk chunk = chunk((int) (id / CHUNK));
        int slot = (int) (id % CHUNK);
        boolean first = chunk.calls.getAndIncrement(slot) == 0;
        if (once ? chunk.effects.compareAndSet(slot, 0, 1) : chunk.effects.getAndIncrement(slot) == 0) {
            chunk.firstNanos.set(slot, nanoTime);
        }
        ids.accumulateAndGet(id + 1, Math::max);
        return first;
    }

    private Chunk chunk(int index) {
        Chunk chunk = chunks.get(index);
        if (chunk == null) {
            Chunk fresh = new Chunk();
            Chunk winner = chunks.compareAndExchange(index, null, fresh);
            return winner == null ? fresh : winner;
        }
        return chunk;
    }

    /** Applied calls with an id that no trial uses. */
    long outOfRange() {
        return outOfRange.get();
    }

    /** For each id from 0 to the highest applied: an int, how many calls, an int, how many effects, and a long, when first. */
    byte[] encode() {
        int count = Math.toIntExact(ids.get());
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(count, LedgerEntries.BYTES_PER_ID));
        for (int id = 0; id < count; id++) {
            Chunk chunk = chunks.get(id / CHUNK);
            int slot = id % CHUNK;
            buffer.putInt(chunk == null ? 0 : chunk.calls.get(slot));
            buffer.putInt(chunk == null ? 0 : chunk.effects.get(slot));
            buffer.putLong(chunk == null ? 0 : chunk.firstNanos.get(slot));
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
