package slowcall.integrations.chapter.claim;

/** How near to what is predicted is near enough. */
final class Tolerance {
    private static final double LEAST_MILLIS = 2;
    private static final double SHARE = .05;

    private Tolerance() {}

    /** ε of a delay: 5 % of it, and 2 ms at least. */
    static double ofDelay(double delayMillis) {
        return Math.max(LEAST_MILLIS, SHARE * delayMillis);
    }
}
