package slowcall.measure;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * When each request of a trial was wanted, sent and answered, by its id from 0 on: what another process needs to tell how much later
 * it was applied. All by {@link System#nanoTime}, which processes of one host share.
 */
public final class RequestStamps {
    private static final int HEADER_BYTES = 2 * Long.BYTES;
    private static final int BYTES_PER_REQUEST = 3 * Long.BYTES;

    private final ByteBuffer stamps;

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is cut off
     */
    public RequestStamps(byte[] encoded) {
        if (encoded.length < HEADER_BYTES || (encoded.length - HEADER_BYTES) % BYTES_PER_REQUEST != 0) {
            throw new IllegalArgumentException("stamps of " + encoded.length + " bytes are cut off");
        }
        this.stamps = ByteBuffer.wrap(encoded);
    }

    /**
     * Writes those of a recorder whose requests' ids count up from 0, when all have been handed over. Ids that another generator's
     * requests have are left out.
     */
    public static void write(LatencyRecorder recorder, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
        data.writeLong(recorder.windowStartNanos());
        data.writeLong(recorder.windowEndNanos());
        long next = 0;
        for (int index = 0; index < recorder.offered(); index++) {
            MeasuredRequest request = recorder.request(index);
            for (; next < request.id(); next++) {
                data.write(new byte[BYTES_PER_REQUEST]);
            }
            next++;
            data.writeLong(request.intendedNanos());
            data.writeLong(request.sentNanos());
            data.writeLong(request.acceptedNanos());
        }
        data.flush();
    }

    /** How many requests there are: one more than the highest id. */
    public int size() {
        return (stamps.capacity() - HEADER_BYTES) / BYTES_PER_REQUEST;
    }

    /** From when on completions count for the throughput. */
    public long windowStartNanos() {
        return stamps.getLong(0);
    }

    /** Until when they do; no later than that start for a burst, of which all count. */
    public long windowEndNanos() {
        return stamps.getLong(Long.BYTES);
    }

    /** Whether this trial has offered it. */
    public boolean isHere(int id) {
        return intendedNanos(id) != 0;
    }

    /** When the schedule wanted it sent; 0 if it is another generator's. */
    public long intendedNanos(int id) {
        return stamp(id, 0);
    }

    /** When its hand-off began; 0 if that had not returned. */
    public long sentNanos(int id) {
        return stamp(id, 1);
    }

    /** When its user was answered, if on the hand-off; 0 if that has not been. */
    public long acceptedNanos(int id) {
        return stamp(id, 2);
    }

    private long stamp(int id, int which) {
        return stamps.getLong(HEADER_BYTES + id * BYTES_PER_REQUEST + which * Long.BYTES);
    }
}
