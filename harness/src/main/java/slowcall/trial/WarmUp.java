package slowcall.trial;

import java.time.Duration;
import java.util.OptionalDouble;
import slowcall.load.Schedule;
import slowcall.measure.TimedPointsService;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.ServiceProfile;
import slowcall.strategy.Strategy;

/**
 * Load before the clock starts, on a client and a session of its own: compiled code is what it leaves behind, and no connection.
 * Its first half is a closed loop of short calls, which compiles the code however low the cell's rate is; its second half is the
 * cell's own load, at no more than four fifths of its ceiling, so that no backlog has to be waited for.
 */
final class WarmUp {
    static final int PRIMING_CALLERS = 32;
    static final int PRIMING_MILLIS = 1;

    private static final Arrivals PRIMING = new Arrivals.Closed(PRIMING_CALLERS);
    private static final ServiceProfile PRIMING_DELAY = new ServiceProfile.Fixed(PRIMING_MILLIS);
    private static final double BELOW_CEILING = 0.8;

    private final Cell cell;
    private final Strategy.Session session;
    private final TimedPointsService service;
    private final long seed;
    private final Duration half;
    private long nextId = -2;

    WarmUp(Cell cell, Strategy.Session session, TimedPointsService service, long seed) {
        this.cell = cell;
        this.session = session;
        this.service = service;
        this.seed = seed;
        this.half = cell.timing().warmup().dividedBy(2);
    }

    void run() throws InterruptedException {
        if (half.isZero()) {
            return;
        }
        offer(PRIMING, PRIMING_DELAY);
        if (cell.arrivals() instanceof Arrivals.Burst burst) {
            long end = System.nanoTime() + half.toNanos();
            while (System.nanoTime() < end) {
                offer(burst, cell.service());
            }
        } else {
            offer(belowCeiling(cell.arrivals(), Parameters.ceiling(cell)), cell.service());
        }
    }

    private void offer(Arrivals arrivals, ServiceProfile profile) throws InterruptedException {
        Schedule schedule = Schedule.draw(arrivals, cell.shape(), profile, half, seed);
        Offering.of(cell, arrivals, schedule, service).run(session, nextId);
        nextId -= schedule.size();
    }

    private static Arrivals belowCeiling(Arrivals arrivals, OptionalDouble ceiling) {
        double most = ceiling.orElse(Double.MAX_VALUE) * BELOW_CEILING;
        return switch (arrivals) {
            case Arrivals.Constant constant -> new Arrivals.Constant(Math.min(constant.rate(), most));
            case Arrivals.Poisson poisson -> new Arrivals.Poisson(Math.min(poisson.rate(), most));
            case Arrivals.Closed closed -> closed;
            case Arrivals.Burst burst -> burst;
            case Arrivals.Step step -> new Arrivals.Constant(Math.min(step.base(), most));
            case Arrivals.Hold hold -> hold;
        };
    }
}
