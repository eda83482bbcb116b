package slowcall.service;

import java.util.Arrays;

/**
 * A fixed amount of computing: so many turns of a loop whose every turn needs the one before. The amount is fixed, not the time. A
 * loop that spun until the clock says so would do less work the more threads share a processor, and would hide just what contention
 * costs.
 *
 * @param turnsPerMicro how many turns one microsecond of an idle processor does
 */
public record Computation(double turnsPerMicro) {
    private static final int CHUNK = 10_000;
    private static final long WARM_NANOS = 200_000_000;
    private static final int CHUNKS = 2001;

    public Computation {
        if (!(turnsPerMicro > 0)) {
            throw new IllegalArgumentException("turns per µs " + turnsPerMicro + " must be above 0");
        }
    }

    /**
     * Measures the loop on the calling thread: first until it is compiled, then the median of some two thousand short runs, which
     * neither a preempted run nor a lucky one moves. Takes about a quarter of a second.
     */
    public static Computation calibrate() {
        long until = System.nanoTime() + WARM_NANOS;
        while (System.nanoTime() < until) {
            turn(CHUNK);
        }
        long[] nanos = new long[CHUNKS];
        for (int i = 0; i < CHUNKS; i++) {
            long start = System.nanoTime();
            turn(CHUNK);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new Computation(CHUNK * 1000.0 / Math.max(1, nanos[CHUNKS / 2]));
    }

    /** Computes what takes an idle processor this long. */
    public void run(int micros) {
        turn(turns(micros));
    }

    long turns(int micros) {
        return Math.round(micros * turnsPerMicro);
    }

    /** Marsaglia's xorshift: it never reaches 0, which the compiler does not know, so that it has to compute it. */
    private static void turn(long turns) {
        long state = 88172645463325252L;
        for (long i = 0; i < turns; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
        }
        if (state == 0) {
            throw new IllegalStateException("xorshift has reached 0");
        }
    }
}
