package slowcall.stats;

/** How long a request waits until a server takes it, first come first served, in the steady state. Times are in seconds. */
public interface WaitingTime {

    /** The mean over all requests, those that do not wait included. */
    double mean();

    /** The probability of waiting for longer than {@code seconds}, which is 0 or more. */
    double beyond(double seconds);

    /** The probability of waiting at all. */
    default double probability() {
        return beyond(0);
    }

    /**
     * The time that no more than {@code 1 - quantile} of the requests wait longer than; 0 where fewer wait at all.
     *
     * @param quantile from 0 and below 1
     */
    default double quantile(double quantile) {
        if (!(quantile >= 0 && quantile < 1)) {
            throw new IllegalArgumentException("quantile " + quantile + " must be at least 0 and below 1");
        }
        double most = 1 - quantile;
        if (beyond(0) <= most) {
            return 0;
        }
        double low = 0;
        double high = Math.max(mean(), 1e-9);
        while (beyond(high) > most) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (beyond(middle) > most) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
