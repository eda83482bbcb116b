package slowcall.validity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
        // A closed loop has no more in flight than it has callers.
        return arrivals.rps().isPresent() ? ofSteady(arrivals.rps().getAsDouble(), meanDelaySeconds, backlog) : STABLE;
    }

    /**
     * The same of what is still to be done for users who have been answered. It may be done in batches, between which more and more
     * waits whatever the load: so it is judged by the least that waits in any quarter of the schedule. With fewer than four batches a
     * trial is too short to tell, and seems unstable.
     *
     * @param meanDelaySeconds what it takes at least, on average
     * @param rate requests per second, in a closed loop too: callers who need not wait do not bound what does
     * @param waiting requests due and not done, at equal steps while they were offered
     */
    public static Regime ofWhatFollows(Cell cell, double meanDelaySeconds, double rate, List<Backlog.Sample> waiting) {
        boolean passes = cell.outage().isPresent() || !cell.arrivals().isSteady();
        return passes ? TRANSIENT : ofSteady(rate, meanDelaySeconds, leastInAQuarter(waiting));
    }

    private static List<Backlog.Sample> leastInAQuarter(List<Backlog.Sample> samples) {
        int quarter = samples.size() / 4;
        List<Backlog.Sample> least = new ArrayList<>();
        for (int i = 0; i + quarter < samples.size(); i++) {
            Backlog.Sample lowest = Collections.min(
                    samples.subList(i, i + quarter + 1), Comparator.comparingLong(Backlog.Sample::backlog));
            least.add(new Backlog.Sample(samples.get(i).nanoTime(), lowest.inFlight(), lowest.backlog()));
        }
        return least;
    }

    private static Regime ofSteady(double rate, double meanDelaySeconds, List<Backlog.Sample> backlog) {
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
