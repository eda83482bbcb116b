package slowcall.validity;

import java.util.List;
import java.util.Locale;
import slowcall.measure.Backlog;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.stats.LeastSquares;

/** What the load did to the strategy. A result, not a fault of the measurement. */
public enum Regime {
    STABLE,
    /** Requests arrived faster than they could be served: the backlog grew as long as they were offered. */
    UNSTABLE,
    /** Load that passes: a burst, a step, an outage. */
    TRANSIENT;

    /** A backlog that grows by less than this share of the arrivals cannot be told from a stable one in a short trial. */
    static final double LEAST_SHARE = 0.01;

    /**
     * Random growth of a stable backlog, in standard deviations of a Poisson number: with the backlog's mean, but no more than
     * twice what Little's law has in flight, or the backlog's own growth would excuse it.
     */
    static final double RANDOM_GROWTH = 4;

    static final double LEAST_GROWTH = 10;
    static final int LEAST_SAMPLES = 10;

    /** The same for a cell: with an outage its load passes, whatever its arrivals. */
    public static Regime of(Cell cell, double meanDelaySeconds, List<Backlog.Sample> backlog) {
        return cell.outage().isPresent() ? TRANSIENT : of(cell.arrivals(), meanDelaySeconds, backlog);
    }

    /**
     * Judges by the slope of a least-squares line through the backlog, looked at over the second half of the schedule, when the
     * requests in flight have reached their level: unstable if it grows by more than 1 % of the arrivals, and by more requests
     * than chance moves a stable backlog.
     *
     * @param meanDelaySeconds what a request takes at least, on average
     * @param backlog requests due and not off the strategy's hands, while they were offered
     */
    public static Regime of(Arrivals arrivals, double meanDelaySeconds, List<Backlog.Sample> backlog) {
        if (!arrivals.isSteady()) {
            return TRANSIENT;
        }
        if (arrivals.rps().isEmpty()) {
            // A closed loop has no more in flight than it has callers.
            return STABLE;
        }
        double rate = arrivals.rps().getAsDouble();
        List<Backlog.Sample> half = backlog.subList(backlog.size() / 2, backlog.size());
        if (half.size() < LEAST_SAMPLES) {
            return STABLE;
        }
        long first = half.getFirst().nanoTime();
        double slope = LeastSquares.through(half.stream()
                        .map(sample -> new LeastSquares.Point((sample.nanoTime() - first) / 1e9, sample.backlog()))
                        .toList())
                .slope();
        double growth = slope * (half.getLast().nanoTime() - first) / 1e9;
        double mean = half.stream().mapToLong(Backlog.Sample::backlog).average().orElseThrow();
        double chance = chance(Math.min(mean, 2 * rate * meanDelaySeconds));
        return slope > LEAST_SHARE * rate && growth > chance ? UNSTABLE : STABLE;
    }

    /** By how many requests chance moves a stable backlog with this mean. */
    static double chance(double mean) {
        return LEAST_GROWTH + RANDOM_GROWTH * Math.sqrt(mean);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
