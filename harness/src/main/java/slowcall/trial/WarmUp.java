package slowcall.trial;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import slowcall.load.Schedule;
import slowcall.measure.Backlog;
import slowcall.measure.Probes;
import slowcall.measure.TimedPointsService;
import slowcall.measure.Trace;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.ServiceProfile;
import slowcall.plan.Work;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.strategy.Limit;
import slowcall.strategy.Strategy;
import slowcall.validity.Settled;

/**
 * Load before the clock starts, on clients and sessions of its own: compiled code is what it leaves behind, and no connection. Its
 * first part, the priming, is a closed loop of short calls, which compiles the code however low the cell's rate is, until the compiler
 * is quiet. Its second is a rehearsal of the trial: the cell's own load, at no more than four fifths of its ceiling so that no backlog
 * has to be waited for, with connections opened and every probe looking, until it has become stationary. Both together end at the cap.
 * A target is not primed, for it would be sent as many calls as it can answer, nor is what hands over to other processes, for they would
 * be handed as many as they can acknowledge: their whole warm-up is a rehearsal.
 */
final class WarmUp {
    static final Column CAP_MS =
            Column.of("warmup_cap_ms", "The longest that the warm-up may last, in milliseconds: the plan's");
    static final Column LENGTH_MS =
            Column.of("warmup_ms", "How long it lasted, its priming and its rehearsal together, in milliseconds");
    static final Column SETTLED = Column.of(
            "warmup_settled",
            "yes if the load had become stationary before the cap: the compiler of the trial's JVM quiet and the medians of excess, or of latency where no excess is known, together; otherwise no");

    static final int PRIMING_CALLERS = 32;
    static final int PRIMING_MILLIS = 1;

    private static final ServiceProfile PRIMING_DELAY = new ServiceProfile.Fixed(PRIMING_MILLIS);
    private static final double BELOW_CEILING = 0.8;
    /** Of the cap. */
    static final double PRIMING_SHARE = 0.7;

    /** Where the requests themselves are too many, or held for too long, to be repeated. */
    private static final Arrivals.Burst SMALL_BURST = new Arrivals.Burst(500);

    private static final ServiceProfile SMALL_BURST_DELAY = new ServiceProfile.Fixed(100);

    private final Cell cell;
    private final Sessions sessions;
    private final ConnectionOpener connections;
    private final Supplier<TimedPointsService> clients;
    private final long seed;
    private long nextId = -2;

    /**
     * What came of it.
     *
     * @param length how long it took
     * @param settled whether the load became stationary
     * @param rehearsal its seconds
     */
    record Result(Duration length, boolean settled, List<Trace.Second> rehearsal) {
        void put(Row row) {
            row.put(LENGTH_MS, length.toMillis()).put(SETTLED, settled ? "yes" : "no");
        }
    }

    /**
     * @param clients opens a client each time
     */
    WarmUp(Cell cell, Sessions sessions, Supplier<TimedPointsService> clients, long seed) {
        this.cell = cell;
        this.sessions = sessions;
        this.clients = clients;
        this.seed = seed;
        this.connections = ConnectionOpener.of(cell, sessions);
    }

    Result run() throws InterruptedException {
        Duration cap = cell.timing().warmup();
        if (cap.isZero()) {
            return new Result(cap, false, List.of());
        }
        long start = System.nanoTime();
        long end = start + cap.toNanos();
        if (cell.exchange().target().isEmpty() && !sessions.areElsewhere()) {
            prime(start + (long) (PRIMING_SHARE * cap.toNanos()));
        }
        Result rehearsed = cell.arrivals().isSteady() || cell.arrivals() instanceof Arrivals.Step
                ? rehearse(end)
                : repeatBursts(end);
        return new Result(Duration.ofNanos(System.nanoTime() - start), rehearsed.settled(), rehearsed.rehearsal());
    }

    private void prime(long untilNanos) throws InterruptedException {
        try (TimedPointsService service = clients.get();
                Strategy.Session session = sessions.openToWarm(service)) {
            Quiet quiet = new Quiet();
            while (!quiet.isReached() && System.nanoTime() < untilNanos) {
                Duration length = Duration.ofNanos(Math.clamp(untilNanos - System.nanoTime(), 1, Quiet.SECOND));
                quiet.second(() ->
                        offer(session, service, new Arrivals.Closed(primingCallers(cell)), PRIMING_DELAY, length));
            }
        }
    }

    private Result rehearse(long untilNanos) throws InterruptedException {
        try (TimedPointsService service = clients.get();
                Strategy.Session session = sessions.openToWarm(service)) {
            connections.open(service, cell.connections());
            Duration left = Duration.ofNanos(Math.max(1, untilNanos - System.nanoTime()));
            Arrivals arrivals = belowCeiling(cell.arrivals(), mostRequestsPerSecond(cell));
            Schedule schedule = Schedule.draw(arrivals, cell.shape(), cell.service(), left, seed);
            Offering offering = Offering.of(cell, sessions, arrivals, schedule, service);
            boolean[] settled = {false};
            Trace trace = new Trace(offering.recorder(), seconds -> {
                if (Settled.isStationary(seconds)) {
                    settled[0] = true;
                    offering.stop();
                }
            });
            Probes probes = TrialProbes.of(cell, List.of(new Backlog(offering.recorder()), trace));
            probes.start();
            long start = Offering.nextStart();
            trace.startAt(start);
            offering.run(session, nextId, start);
            nextId -= schedule.size();
            probes.stop(new Row());
            return new Result(left, settled[0], trace.seconds());
        }
    }

    /** Until the compiler was quiet during some of them. */
    private Result repeatBursts(long untilNanos) throws InterruptedException {
        boolean isBurst = cell.arrivals() instanceof Arrivals.Burst;
        Arrivals burst = isBurst ? cell.arrivals() : SMALL_BURST;
        ServiceProfile delay = isBurst ? cell.service() : SMALL_BURST_DELAY;
        try (TimedPointsService service = clients.get();
                Strategy.Session session = sessions.openToWarm(service)) {
            connections.open(
                    service, isBurst ? cell.connections() : Math.min(cell.connections(), SMALL_BURST.requests()));
            Quiet quiet = new Quiet();
            while (!quiet.isReached() && System.nanoTime() < untilNanos) {
                quiet.second(() -> offer(session, service, burst, delay, Duration.ZERO));
            }
            return new Result(Duration.ZERO, quiet.isReached(), List.of());
        }
    }

    private void offer(
            Strategy.Session session,
            TimedPointsService service,
            Arrivals arrivals,
            ServiceProfile profile,
            Duration length)
            throws InterruptedException {
        Schedule schedule = Schedule.draw(arrivals, cell.shape(), profile, length, seed);
        Offering.of(cell, sessions, arrivals, schedule, service).run(session, nextId);
        nextId -= schedule.size();
    }

    /** No more than can be taken at once: a caller who is rejected comes back at once. */
    static int primingCallers(Cell cell) {
        int callsAtOnce = Parameters.limit(cell).map(Limit::calls).orElse(Integer.MAX_VALUE);
        return Math.clamp(callsAtOnce / cell.shape().inParallel(), 1, PRIMING_CALLERS);
    }

    /** What arithmetic says that the cell can be served at most: its ceiling, its connections', its pinned carriers', its service's. */
    static OptionalDouble mostRequestsPerSecond(Cell cell) {
        double secondsHeld = cell.shape().calls() * cell.service().meanMillis() / 1000;
        DoubleStream.Builder most = DoubleStream.builder();
        Parameters.ceiling(cell).ifPresent(most);
        if (secondsHeld > 0 && cell.exchange().maxConnections() > 0) {
            most.add(cell.exchange().maxConnections() / secondsHeld);
        }
        if (secondsHeld > 0 && cell.work().pin() != Work.Pin.NONE) {
            int asked = cell.jvm().parallelism();
            most.add((asked > 0 ? asked : Runtime.getRuntime().availableProcessors()) / secondsHeld);
        }
        cell.serviceThreads().ceilingRps(1000 * secondsHeld).ifPresent(most);
        return most.build().min();
    }

    private static Arrivals belowCeiling(Arrivals arrivals, OptionalDouble ceiling) {
        double most = ceiling.orElse(Double.MAX_VALUE) * BELOW_CEILING;
        return switch (arrivals) {
            case Arrivals.Constant constant -> new Arrivals.Constant(Math.min(constant.rate(), most));
            case Arrivals.Poisson poisson -> new Arrivals.Poisson(Math.min(poisson.rate(), most));
            case Arrivals.Step step -> new Arrivals.Constant(Math.min(step.base(), most));
            case Arrivals.Closed closed -> closed;
            case Arrivals.Burst burst -> burst;
            case Arrivals.Hold hold -> hold;
        };
    }
}
