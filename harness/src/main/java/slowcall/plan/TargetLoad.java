package slowcall.plan;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a target is sent at most: told before anything is.
 *
 * @param target who is called
 * @param rps the highest rate that is offered, in requests per second
 * @param requests in all, those of the warm-ups included
 */
public record TargetLoad(Target target, double rps, long requests) {

    /**
     * What a plan's trials send, for each of its targets.
     *
     * @throws PlanException if that is more than a target may be sent
     */
    public static List<TargetLoad> of(Plan plan) {
        Map<Target, TargetLoad> loads = new LinkedHashMap<>();
        for (Cell cell : plan.cells()) {
            cell.exchange()
                    .target()
                    .ifPresent(target -> loads.merge(target, of(target, cell, plan.blocks()), TargetLoad::with));
        }
        return loads.values().stream().map(TargetLoad::bounded).toList();
    }

    private static TargetLoad of(Target target, Cell cell, int blocks) {
        long requests = mostRequests(cell.arrivals(), cell.timing().warmup())
                + mostRequests(cell.arrivals(), cell.timing().measure());
        return new TargetLoad(target, cell.arrivals().rps().orElse(0), blocks * requests);
    }

    /** Of arrivals at random so many that ten standard deviations would have to be exceeded: no schedule is longer. */
    private static long mostRequests(Arrivals arrivals, Duration length) {
        double mean = arrivals.rps().orElse(0) * length.toNanos() / 1e9;
        return (long) Math.ceil(arrivals instanceof Arrivals.Poisson ? mean + 10 * Math.sqrt(mean) + 10 : mean);
    }

    private TargetLoad with(TargetLoad other) {
        return new TargetLoad(target, Math.max(rps, other.rps), requests + other.requests);
    }

    /**
     * This load.
     *
     * @throws PlanException if it is more than a target may be sent
     */
    public TargetLoad bounded() {
        if (requests > Target.MOST_REQUESTS) {
            throw new PlanException(
                    Position.NONE,
                    String.format(
                            Locale.ROOT,
                            "%d requests to %s are more than %d; lower the rate, or make fewer or shorter trials",
                            requests,
                            target,
                            Target.MOST_REQUESTS));
        }
        return this;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "sends at most %d GET requests to %s, %s per second, warm-ups and chance included, and one beforehand that it has to answer",
                requests,
                target,
                rps == Math.rint(rps) ? String.format(Locale.ROOT, "%.0f", rps) : Double.toString(rps));
    }
}
