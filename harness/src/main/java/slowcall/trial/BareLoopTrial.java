package slowcall.trial;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import slowcall.jvm.ParentWatch;
import slowcall.load.Clock;
import slowcall.load.Schedule;
import slowcall.measure.Probes;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;
import slowcall.result.Row;
import slowcall.service.Clients;
import slowcall.service.PointsCall;
import slowcall.service.PointsService;
import slowcall.validity.Settled;

/**
 * The control: a loop that calls the same client asynchronously at the scheduled times and counts the answers. No strategy, no
 * recorder, no deadline; what it costs is what the client costs.
 */
final class BareLoopTrial {
    private final Cell cell;
    private final TrialOrder order;
    private final ParentWatch parent;
    private final TrialFiles files;

    BareLoopTrial(Cell cell, TrialOrder order, ParentWatch parent, TrialFiles files) {
        this.cell = cell;
        this.order = order;
        this.parent = parent;
        this.files = files;
    }

    void run() throws Exception {
        parent.send("PHASE warming");
        long warmUpStart = System.nanoTime();
        boolean settled;
        try (PointsService service = openClient()) {
            settled = warmUp(service);
        }
        long warmUpNanos = System.nanoTime() - warmUpStart;
        PointsService service = openClient();
        parent.send("PHASE connecting");
        ConnectionOpener.asynchronous(cell).open(service, cell.connections());
        Schedule schedule = order.schedule();
        Row row = Parameters.row(cell)
                .put(Load.SCHEDULE, schedule.sha256().substring(0, 16))
                .put(WarmUp.LENGTH_MS, warmUpNanos / 1_000_000)
                .put(WarmUp.SETTLED, settled ? "yes" : "no");
        Probes probes = TrialProbes.of(cell);
        parent.send("READY");
        parent.receive();

        order.awaitStart();
        probes.start();
        Tally tally = new Tally();
        WallClock before = WallClock.read();
        long start = order.startNanos();
        probes.offeredAt(start + cell.timing().measure().toNanos(), () -> parent.send("OFFERED"));
        tally.offer(service, schedule, start, 0);
        tally.await(System.nanoTime() + cell.timing().timeout().toNanos());
        double makespanSeconds = (System.nanoTime() - start) / 1e9;
        parent.send("ENDED");
        probes.stop(row);
        CommonStart.put(row, order, before);
        parent.send("DRAINED");
        row.put(Load.REGIME, "stable")
                .put(Load.OFFERED, schedule.size())
                .put(Load.OK, tally.ok.sum())
                .put(Load.ERRORS, tally.errors.sum())
                .put(Load.UNFINISHED, tally.open())
                .put(Load.MAKESPAN, makespanSeconds * 1000);
        PerRequest.put(row);
        files.write(row, List.of(), List.of(), new byte[0]);
    }

    private PointsService openClient() {
        return Clients.open(cell.exchange(), order.points(cell));
    }

    /** As a strategy's: short calls until the compiler is quiet, then the cell's own load until that has lasted and it is quiet again, or the cap. */
    private boolean warmUp(PointsService service) throws InterruptedException {
        long start = System.nanoTime();
        long cap = cell.timing().warmup().toNanos();
        Quiet priming = new Quiet();
        while (!priming.isReached() && System.nanoTime() < start + (long) (WarmUp.PRIMING_SHARE * cap)) {
            priming.second(() -> prime(service, System.nanoTime() + Quiet.SECOND));
        }
        ConnectionOpener.asynchronous(cell).open(service, cell.connections());
        Quiet rehearsal = new Quiet();
        Schedule second = draw(cell.arrivals(), cell.service(), Duration.ofSeconds(1));
        int seconds = 0;
        boolean settled = false;
        while (!settled && System.nanoTime() < start + cap) {
            rehearsal.second(() -> {
                Tally tally = new Tally();
                tally.offer(service, second, Offering.nextStart(), -1);
                tally.await(System.nanoTime() + cell.timing().timeout().toNanos());
            });
            seconds++;
            settled = rehearsal.isReached() && Settled.isLong((long) seconds * second.size(), seconds);
        }
        return settled;
    }

    /** As many short calls as a strategy's warm-up has at once. */
    private static void prime(PointsService service, long untilNanos) throws InterruptedException {
        Semaphore callers = new Semaphore(WarmUp.PRIMING_CALLERS);
        while (System.nanoTime() < untilNanos) {
            callers.acquire();
            var unused = service.callAsync(new PointsCall(-1, 0, WarmUp.PRIMING_MILLIS))
                    .whenComplete((reply, failure) -> callers.release());
        }
        callers.acquire(WarmUp.PRIMING_CALLERS);
    }

    private Schedule draw(Arrivals arrivals, ServiceProfile profile, Duration length) {
        return Schedule.draw(arrivals, new RequestShape.Single(), profile, length, order.seed());
    }

    /** Counts answers. */
    private static final class Tally {
        private final LongAdder begun = new LongAdder();
        private final LongAdder ok = new LongAdder();
        private final LongAdder errors = new LongAdder();

        void offer(PointsService service, Schedule schedule, long startNanos, int firstId) {
            for (int i = 0; i < schedule.size(); i++) {
                Clock.SYSTEM.awaitNanos(startNanos + schedule.offsetNanos(i));
                begun.increment();
                var unused = service.callAsync(new PointsCall(
                                firstId < 0 ? firstId : firstId + schedule.number(i), 0, schedule.delaysMillis(i)[0]))
                        .whenComplete((reply, failure) -> (failure == null ? ok : errors).increment());
            }
        }

        long open() {
            return begun.sum() - ok.sum() - errors.sum();
        }

        void await(long untilNanos) {
            while (open() > 0 && System.nanoTime() < untilNanos) {
                LockSupport.parkNanos(this, 1_000_000);
            }
        }
    }
}
