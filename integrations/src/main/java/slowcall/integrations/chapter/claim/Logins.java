package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.CellText;

/** A login that grants points, under a load that nothing is in the way of: cells that several claims share. */
final class Logins {
    /** What the user waits for: his login, and whatever comes before its answer. */
    static final String USER_WAITS = "user_waits_p50_ms";

    private static final int RATE = 150;

    private Logins() {}

    /** The application makes the call and then answers. */
    static CellText sync(int delayMillis) {
        return CellText.of(
                "{\"strategy\": \"way-sync\", \"awaits\": \"handoff\", \"arrivals\": {\"poisson\": %d}, \"delay\": \"%dms\"}",
                RATE, delayMillis);
    }
}
