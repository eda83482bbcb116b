package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.CellText;

/** N threads, permits, or neither, before a service that takes D, offered more than N/D: cells that several claims share. */
final class Pools {
    /** N. */
    static final int THREADS = 20;

    /** D. */
    static final int DELAY_MILLIS = 100;

    /** N/D. */
    static final double KNEE_RPS = THREADS * 1000.0 / DELAY_MILLIS;

    private static final int OFFERED_RPS = 300;

    private Pools() {}

    /** N threads. */
    static CellText overloaded() {
        return cell("{\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": " + THREADS + "}}");
    }

    /** As many virtual threads as there are requests. */
    static CellText unlimited() {
        return cell("\"virtual-threads\"");
    }

    /** As many, of which N are let through at once. */
    static CellText limited() {
        return cell("{\"name\": \"virtual-threads-limited\", \"settings\": {\"permits\": " + THREADS + "}}");
    }

    private static CellText cell(String strategy) {
        return CellText.of(
                "{\"strategy\": %s, \"arrivals\": {\"poisson\": %d}, \"delay\": \"%dms\", \"timeout\": \"30s\"}",
                strategy, OFFERED_RPS, DELAY_MILLIS);
    }
}
