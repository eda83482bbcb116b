package slowcall.measure;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import slowcall.strategy.Milestones;

/** {@link Milestones} as another process reads them: two times of each request, by its id from 0 on. */
public final class MilestoneStamps implements Milestones {
    private static final int BYTES_PER_REQUEST = 2 * Long.BYTES;

    private final ByteBuffer stamps;

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is cut off
     */
    public MilestoneStamps(byte[] encoded) {
        if (encoded.length % BYTES_PER_REQUEST != 0) {
            throw new IllegalArgumentException("milestones of " + encoded.length + " bytes are cut off");
        }
        this.stamps = ByteBuffer.wrap(encoded);
    }

    /** Writes those of the requests with ids up to the highest that a recorder has offered. */
    public static void write(LatencyRecorder recorder, Milestones milestones, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
        int offered = recorder.offered();
        long ids = offered == 0 ? 0 : recorder.request(offered - 1).id() + 1;
        for (int id = 0; id < ids; id++) {
            data.writeLong(milestones.committedNanos(id));
            data.writeLong(milestones.callingNanos(id));
        }
        data.flush();
    }

    @Override
    public long committedNanos(int id) {
        return stamp(id, 0);
    }

    @Override
    public long callingNanos(int id) {
        return stamp(id, 1);
    }

    private long stamp(int id, int which) {
        int at = id * BYTES_PER_REQUEST + which * Long.BYTES;
        return at < stamps.capacity() ? stamps.getLong(at) : 0;
    }
}
