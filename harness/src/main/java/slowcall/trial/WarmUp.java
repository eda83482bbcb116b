package slowcall.trial;

import java.time.Duration;
import slowcall.load.Schedule;
import slowcall.measure.TimedPointsService;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.ServiceProfile;
import slowcall.strategy.Strategy;

/**
 * Load before the clock starts. Its first half is a closed loop of short calls, which compiles the code however low the cell's
 * rate is; its second half is the cell's own load, with a steady rate in place of a burst.
 */
final class WarmUp {
    private static final Arrivals PRIMING = new Arrivals.Closed(32);
    private static final ServiceProfile PRIMING_DELAY = new ServiceProfile.Fixed(1);
    private static final Arrivals INSTEAD_OF_BURST = new Arrivals.Constant(200);

    private WarmUp() {}

    static void run(Cell cell, Strategy.Session session, TimedPointsService service, long seed)
            throws InterruptedException {
        Duration half = cell.timing().warmup().dividedBy(2);
        if (half.isZero()) {
            return;
        }
        Schedule priming = Schedule.draw(PRIMING, cell.shape(), PRIMING_DELAY, half, seed);
        Offering.of(cell, PRIMING, priming, service).run(session, -2);
        Arrivals own = cell.arrivals() instanceof Arrivals.Burst ? INSTEAD_OF_BURST : cell.arrivals();
        Schedule schedule = Schedule.draw(own, cell.shape(), cell.service(), half, seed);
        Offering.of(cell, own, schedule, service).run(session, -2L - priming.size());
    }
}
