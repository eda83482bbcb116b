package slowcall.trial;

import java.io.IOException;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import slowcall.jvm.ParentWatch;
import slowcall.load.Clock;
import slowcall.load.Schedule;
import slowcall.measure.Deadlines;
import slowcall.measure.HeldMemory;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.MemoryReading;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.ServiceProfile;
import slowcall.plan.Work;
import slowcall.result.Row;
import slowcall.result.SystemFiles;
import slowcall.service.Clients;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;
import slowcall.validity.Regime;

/**
 * A trial that measures memory and nothing else: before the first request, with the strategy and the connections open, and with
 * all requests in flight at once. No probe looks meanwhile, and nothing is timed but the deadlines.
 */
final class HoldTrial {
    /** The JVM's own count of its native memory; what else must be there before threads run out. */
    static final List<String> FLAGS = List.of(
            "-XX:NativeMemoryTracking=summary",
            // The collector's threads all start with the JVM: it could not start one at the limit.
            "-XX:-UseDynamicNumberOfGCThreads");

    /** How long requests that have been handed over may take to reach their call: a share of the plateau. */
    private static final int SETTLE_SHARE = 4;

    /** Between the last call's beginning and the reading: threads that have called park. */
    private static final long PARK_NANOS = 200_000_000;

    private static final long POLL_NANOS = 5_000_000;
    private static final long END_NANOS = 1_000_000_000;
    private static final int WARM_UP_REQUESTS = 200;
    private static final ServiceProfile WARM_UP_PLATEAU = new ServiceProfile.Fixed(20);

    private final Cell cell;
    private final Arrivals.Hold hold;
    private final TrialOrder order;
    private final ParentWatch parent;
    private final TrialFiles files;
    private final long timeoutNanos;

    HoldTrial(Cell cell, Arrivals.Hold hold, TrialOrder order, ParentWatch parent, TrialFiles files) {
        this.cell = cell;
        this.hold = hold;
        this.order = order;
        this.parent = parent;
        this.files = files;
        // A plan's timeout is above the first request's delay, which is the longest.
        this.timeoutNanos = cell.timing().timeout().toNanos();
    }

    void run() throws Exception {
        Strategy strategy = Strategies.named(cell.strategy());
        Settings settings = strategy.settings().read(cell.strategy(), cell.settings());
        parent.send("PHASE warming");
        try (CallCount service = openClient();
                Strategy.Session session = strategy.open(service, settings)) {
            warmUp(session);
        }
        Schedule schedule = Schedule.hold(hold, cell.exchange(), cell.service(), order.seed());
        Row row = Parameters.row(cell)
                .put(Load.SCHEDULE, schedule.sha256().substring(0, 16))
                .put(Load.REGIME, Regime.TRANSIENT.toString());
        CallCount service = openClient();
        Strategy.Session session = strategy.open(service, settings);
        if (cell.exchange().overTheWire()) {
            parent.send("PHASE connecting");
            Sessions sessions = Sessions.of(strategy, settings, Work.NONE, order.seed());
            ConnectionOpener.of(cell, sessions).open(service, cell.connections());
            service.reset();
        }
        double harnessBytes = harnessBytesPerRequest(schedule);
        LatencyRecorder recorder = recorder(schedule);
        HoldOffer offer =
                new HoldOffer(schedule, recorder, Clock.SYSTEM, new ThreadRoom(SystemFiles.ofThisMachine())::full);
        try (Deadlines deadlines = Deadlines.start(recorder)) {
            // The first reading loads what a reading needs.
            MemoryReading.take();
            MemoryReading idle = MemoryReading.take();
            parent.send("READY");
            parent.receive();
            String stopped = offer.run(session, 0);
            awaitCalls(offer, service);
            parent.send("HELD " + offer.inFlight());
            parent.receive();
            measure(row, offer, recorder, idle, harnessBytes);
            if (!stopped.isEmpty()) {
                row.put(Holding.STOPPED, stopped);
            }
            deadlines.awaitAll(System.nanoTime() + timeoutNanos + END_NANOS);
        }
        parent.send("ENDED");
        long drainStart = System.nanoTime();
        parent.send("PHASE draining");
        if (StrategyTrial.drain(session)) {
            row.put(Load.DRAIN, (System.nanoTime() - drainStart) / 1e6);
        }
        parent.send("DRAINED");
        record(recorder, row);
    }

    private CallCount openClient() {
        return new CallCount(Clients.open(cell.exchange(), order.points(cell)));
    }

    private LatencyRecorder recorder(Schedule schedule) {
        return new LatencyRecorder(cell.shape(), timeoutNanos, schedule.size(), nanos -> {});
    }

    /** Small holds, which compile what a large one runs. */
    private void warmUp(Strategy.Session session) {
        Arrivals.Hold small = new Arrivals.Hold(Math.min(hold.requests(), WARM_UP_REQUESTS));
        Schedule schedule = Schedule.hold(small, cell.exchange(), WARM_UP_PLATEAU, order.seed());
        long until = System.nanoTime() + cell.timing().warmup().toNanos();
        long nextId = -2;
        while (System.nanoTime() < until) {
            LatencyRecorder recorder = recorder(schedule);
            try (Deadlines deadlines = Deadlines.start(recorder)) {
                String unused = new HoldOffer(schedule, recorder, Clock.SYSTEM, Optional::empty).run(session, nextId);
                deadlines.awaitAll(System.nanoTime() + timeoutNanos + END_NANOS);
            }
            nextId -= schedule.size();
        }
    }

    /**
     * What a recorder keeps of each request, by the same measure as the strategy's: as many requests that are offered and that
     * nobody carries out.
     */
    private double harnessBytesPerRequest(Schedule schedule) {
        LatencyRecorder recorder = recorder(schedule);
        try {
            long before = MemoryReading.liveHeapBytes();
            for (int index = 0; index < schedule.size(); index++) {
                var unused = recorder.offer(index, -2L - index, 0, 0, schedule.delaysMillis(index));
            }
            return (double) (MemoryReading.liveHeapBytes() - before) / schedule.size();
        } finally {
            Reference.reachabilityFence(recorder);
        }
    }

    /** A request that has only been handed over is not yet what it is in flight: waits until all have called, then until they park. */
    private void awaitCalls(HoldOffer offer, CallCount service) {
        long until = System.nanoTime() + (long) (cell.service().meanMillis() * 1e6) / SETTLE_SHARE;
        while (service.begun() < offer.inFlight() && System.nanoTime() < until) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
        long parked = System.nanoTime() + PARK_NANOS;
        while (System.nanoTime() < parked) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }

    private static void measure(
            Row row, HoldOffer offer, LatencyRecorder recorder, MemoryReading idle, double harnessBytes) {
        long held = offer.inFlight();
        long endedBefore = recorder.ended();
        MemoryReading reading = MemoryReading.take();
        row.put(Holding.HELD, held).put(Holding.UNTIL_END, recorder.ended() == endedBefore ? "yes" : "no");
        HeldMemory.put(row, idle, reading, held, harnessBytes);
    }

    /** Quantiles and rates of a load that was made to end all at once would say nothing. */
    private void record(LatencyRecorder recorder, Row row) throws IOException {
        Load.put(row, recorder.counts());
        files.write(row, List.of(), List.of(), recorder.outcomes());
    }
}
