package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Size;

/** N threads, permits, or neither, before a service that takes D, offered more than N/D, or less: cells that several claims share. */
final class Pools {
    /** N. */
    static final int THREADS = 20;

    /** D. */
    static final int DELAY_MILLIS = 100;

    /** N/D. */
    static final double KNEE_RPS = THREADS * 1000.0 / DELAY_MILLIS;

    private static final int OFFERED_RPS = 300;

    private static final String POOL = "{\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": " + THREADS + "}}";

    private Pools() {}

    /** N threads. */
    static CellText overloaded(Size size) {
        return cell(size, POOL, OFFERED_RPS);
    }

    /** N threads that are offered nine tenths of N/D. */
    static CellText nearlyFull(Size size) {
        return cell(size, POOL, (int) (.9 * KNEE_RPS));
    }

    /** As many virtual threads as there are requests. */
    static CellText unlimited(Size size) {
        return cell(size, "\"virtual-threads\"", OFFERED_RPS);
    }

    /** As many, of which N are let through at once. */
    static CellText limited(Size size) {
        return cell(
                size,
                "{\"name\": \"virtual-threads-limited\", \"settings\": {\"permits\": " + THREADS + "}}",
                OFFERED_RPS);
    }

    /** Warmed for a short time: what is served does not depend on how well the code is compiled. */
    private static CellText cell(Size size, String strategy, int perSecond) {
        return CellText.of(
                "{\"strategy\": %s, \"arrivals\": {\"poisson\": %d}, \"delay\": \"%dms\", \"timeout\": \"30s\","
                        + " \"warmup\": \"%s\"}",
                strategy, perSecond, DELAY_MILLIS, size.choose("200ms", "3s"));
    }
}
