package slowcall;

import java.time.Duration;
import java.util.List;
import slowcall.calibration.Pace;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.Plan;

/** How long things are likely to take: what the cells' timings add up to, and what starting JVMs took on small machines. */
public final class Expected {
    /** Of starting and warming a service. */
    public static final Duration SERVICE_START = Duration.ofSeconds(20);

    private static final double JVM_START_SECONDS = 2.5;
    private static final double CONNECTIONS_PER_SECOND = 2000;

    private Expected() {}

    /** Of a plan's trials and its services' starts. */
    public static Duration of(Plan plan) {
        Duration trials = plan.cells().stream().map(Expected::of).reduce(Duration.ZERO, Duration::plus);
        return trials.plus(servicesOfABlock(plan)).multipliedBy(plan.blocks());
    }

    /** Of several plans, one after another. */
    public static Duration of(List<Plan> plans) {
        return plans.stream().map(Expected::of).reduce(Duration.ZERO, Duration::plus);
    }

    /** Of one trial of a cell, in a JVM of its own. */
    public static Duration of(Cell cell) {
        double delay = cell.service().meanMillis() * cell.shape().inSequence() / 1000;
        double measure = cell.timing().measure().toMillis() / 1000.0 + delay;
        if (cell.arrivals() instanceof Arrivals.Burst) {
            measure = 3 * delay;
        } else if (cell.arrivals() instanceof Arrivals.Hold hold) {
            measure = hold.seconds(cell.exchange()) + delay;
        }
        return Duration.ofMillis(Math.round(1000
                * (JVM_START_SECONDS
                        + cell.timing().expectedWarmup().toMillis() / 1000.0
                        + 0.5
                        + cell.connections() / CONNECTIONS_PER_SECOND
                        + measure)));
    }

    /** Of a plan's calibration. */
    public static Duration calibration(Plan plan) {
        return Pace.forTrialsOf(of(plan)).expected();
    }

    /** Of the starts of all services that a plan needs in each block. */
    static Duration servicesOfABlock(Plan plan) {
        return SERVICE_START.multipliedBy(plan.services().size());
    }
}
