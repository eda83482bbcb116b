package slowcall.stats;

/**
 * How far two sides lie apart by their order alone: the share of all pairs in which b is higher, less the share in which it is lower.
 * 0 if neither tends to be, 1 if every value of b lies above all of a. N. Cliff, Dominance statistics, Psychological Bulletin 114
 * (1993). The probability that b is higher, Vargha and Delaney's A, is (delta + 1) / 2.
 */
final class CliffsDelta {
    private CliffsDelta() {}

    /** Of at least one value a side. */
    static double of(double[] a, double[] b) {
        long balance = 0;
        for (double x : a) {
            for (double y : b) {
                balance += (long) Math.signum(y - x);
            }
        }
        return (double) balance / ((long) a.length * b.length);
    }
}
