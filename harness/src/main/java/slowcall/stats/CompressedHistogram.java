package slowcall.stats;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * HdrHistogram's compressed form, version 2, read without its places: a trial fills some hundreds of twenty thousand, and to empty
 * all of them first and look at each of them afterwards takes most of the time. What is in any way unusual is left to HdrHistogram.
 */
final class CompressedHistogram {
    private static final int COMPRESSED = 0x1c849314;
    private static final int PLAIN = 0x1c849313;

    private static final int COMPRESSED_HEADER = 8;
    private static final int HEADER = 40;
    private static final int LARGEST_PAYLOAD = 1 << 20;
    private static final long LARGEST_VALUE = 1L << 52;

    /** By which it would be exceeded, whatever the number of places. */
    private static final int MOST_DOUBLINGS = 48;

    /** Of a varint's ninth byte, all eight bits of which are its own. */
    private static final int LAST_SHIFT = 56;

    private final byte[] payload;
    /** So many reach from each power of two to the next; below the first of them, values are counted one by one. */
    private final int places;

    private final long highest;
    private int at;

    private CompressedHistogram(byte[] payload, int places, long highest) {
        this.payload = payload;
        this.places = places;
        this.highest = highest;
    }

    /** What it has recorded; empty where HdrHistogram is to read it, or to say what is wrong with it. */
    static Optional<Samples> samples(byte[] compressed) {
        if (compressed.length < COMPRESSED_HEADER) {
            return Optional.empty();
        }
        ByteBuffer outside = ByteBuffer.wrap(compressed);
        if (outside.getInt() != COMPRESSED || outside.getInt() != outside.remaining()) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(outside);
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            inflater.inflate(header);
            header.flip();
            if (header.remaining() < HEADER || header.getInt() != PLAIN) {
                return Optional.empty();
            }
            int length = header.getInt();
            int offset = header.getInt();
            int digits = header.getInt();
            long lowest = header.getLong();
            long highest = header.getLong();
            boolean isUsual = length >= 0
                    && length <= LARGEST_PAYLOAD
                    && offset == 0
                    && digits >= 1
                    && digits <= 3
                    && lowest == 1
                    && highest >= 2
                    && highest <= LARGEST_VALUE;
            if (!isUsual) {
                return Optional.empty();
            }
            byte[] payload = new byte[length];
            int places = Integer.highestOneBit(2 * (int) Math.pow(10, digits) - 1);
            return inflater.inflate(payload) == length
                    ? new CompressedHistogram(payload, places, highest).samples()
                    : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    /** A count for each place, ascending; below 0, how many places are empty. */
    private Optional<Samples> samples() {
        // Each count takes a byte at least.
        long[] values = new long[payload.length];
        int[] counts = new int[payload.length];
        int different = 0;
        long place = 0;
        long all = 0;
        while (at < payload.length) {
            long count = next();
            if (count <= 0 && count >= -Integer.MAX_VALUE && at < payload.length) {
                place += Math.max(1, -count);
                continue;
            }
            int doublings = Math.clamp(place / places - 1, 0, MOST_DOUBLINGS);
            long value = (place - (long) doublings * places) << doublings;
            if (count <= 0 || count > Integer.MAX_VALUE - all || doublings == MOST_DOUBLINGS || value > highest) {
                return Optional.empty();
            }
            all += count;
            values[different] = value + (1L << doublings) - 1;
            counts[different] = (int) count;
            different++;
            place++;
        }
        return Optional.of(new Samples(Arrays.copyOf(values, different), Arrays.copyOf(counts, different)));
    }

    /** A ZigZag varint of nine bytes at most; what is no count where it is cut short. */
    private long next() {
        long bits = 0;
        for (int shift = 0; at < payload.length; shift += 7) {
            byte next = payload[at++];
            if (next >= 0 || shift == LAST_SHIFT) {
                bits |= (next & 0xffL) << shift;
                return (bits >>> 1) ^ -(bits & 1);
            }
            bits |= (next & 0x7fL) << shift;
        }
        return Long.MIN_VALUE;
    }
}
