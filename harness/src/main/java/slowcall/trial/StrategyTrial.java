package slowcall.trial;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import slowcall.jvm.ParentWatch;
import slowcall.load.Schedule;
import slowcall.measure.Backlog;
import slowcall.measure.Counts;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.Probes;
import slowcall.measure.TimedPointsService;
import slowcall.measure.Trace;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.Work;
import slowcall.result.Row;
import slowcall.service.Clients;
import slowcall.service.OutageService;
import slowcall.service.PinningService;
import slowcall.service.PointsService;
import slowcall.strategy.Milestones;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;
import slowcall.validity.Regime;

/** A trial of a strategy: warm-up, connections, the measured schedule, draining, the row. */
final class StrategyTrial {
    private static final long DRAIN_MILLIS = 30_000;

    /** What other processes carry on may have been held up by an outage, and waits in queues that are made to be long. */
    static final long DRAIN_ELSEWHERE_MILLIS = 60_000;

    /** The service is to know of an outage before it begins: time for a pipe and an exchange, on a machine with other things to do. */
    private static final long ORDER_NANOS = 500_000_000;

    private final Cell cell;
    private final TrialOrder order;
    private final ParentWatch parent;
    private final TrialFiles files;
    /** Around the client that was opened last. */
    private @Nullable OutageService outage;

    StrategyTrial(Cell cell, TrialOrder order, ParentWatch parent, TrialFiles files) {
        this.cell = cell;
        this.order = order;
        this.parent = parent;
        this.files = files;
    }

    void run() throws Exception {
        Strategy strategy = Strategies.named(cell.strategy());
        Settings settings = strategy.settings().read(cell.strategy(), cell.settings());
        Schedule schedule = order.schedule();
        Sessions sessions = Sessions.of(
                strategy.place(),
                client -> strategy.open(order.around(cell, client, settings)),
                cell.work(),
                order.seed());
        parent.send("PHASE warming");
        WarmUp.Result warmUp = new WarmUp(cell, sessions, this::openClient, order.seed()).run();
        TimedPointsService service = openClient();
        Strategy.Session session = sessions.open(service);
        parent.send("PHASE connecting");
        ConnectionOpener.of(cell, sessions).open(service, cell.connections());

        Offering offering = Offering.of(cell, sessions, cell.arrivals(), schedule, service);
        Row row = Parameters.row(cell).put(Load.SCHEDULE, schedule.sha256().substring(0, 16));
        warmUp.put(row);
        sessions.put(row);
        Backlog backlog = new Backlog(offering.recorder());
        Trace trace = new Trace(offering.recorder());
        Probes probes = TrialProbes.of(cell, List.of(backlog, trace));
        parent.send("READY");
        awaitGo();
        ProcessCosts costs = new ProcessCosts(session.usage());
        measure(offering, session, probes, backlog, trace, row);
        // At once: to look at what other processes use takes a while, in which they go on.
        long drainStart = System.nanoTime();
        costs.ended(session.usage());
        parent.send("PHASE draining");
        // Ending a subject's processes is no part of it.
        if (sessions.areElsewhere() ? isOver(session::drain, DRAIN_ELSEWHERE_MILLIS) : drain(session)) {
            row.put(Load.DRAIN, (System.nanoTime() - drainStart) / 1e6);
        }
        costs.atRest(session.usage());
        parent.send("DRAINED");
        if (sessions.areElsewhere()) {
            var unused = drain(session);
        }
        costs.put(row, offering.recorder().offered());
        if (Applied.isToldOf(cell)) {
            files.writeRequests(offering.recorder());
        }
        Optional<Milestones> milestones = session.milestones();
        if (milestones.isPresent()) {
            files.writeMilestones(offering.recorder(), milestones.get());
        }
        record(offering, schedule, warmUp.rehearsal(), trace.seconds(), row);
    }

    /** Waits for the word to go, and tells the time as often as it is asked for. */
    private void awaitGo() throws InterruptedException {
        while (parent.receive().equals("CLOCK")) {
            parent.send("CLOCK " + System.nanoTime());
        }
    }

    private TimedPointsService openClient() {
        PointsService client = Clients.open(cell.exchange(), order.points(cell));
        if (cell.outage().isPresent()) {
            outage = new OutageService(client, cell.outage().get());
            client = outage;
        }
        if (cell.work().pin() != Work.Pin.NONE) {
            client = new PinningService(client, cell.work().pin());
        }
        return new TimedPointsService(client);
    }

    private void measure(
            Offering offering, Strategy.Session session, Probes probes, Backlog backlog, Trace trace, Row row)
            throws InterruptedException {
        LatencyRecorder recorder = offering.recorder();
        boolean burst = cell.arrivals() instanceof Arrivals.Burst;
        order.awaitStart();
        probes.start();
        // Not before: what probes do at their start must not make the first requests late.
        WallClock before = WallClock.read();
        long start = order.startNanos();
        if (recorder.isHandingOff() && cell.outage().isPresent()) {
            start += Math.max(0, ORDER_NANOS - cell.outage().get().after().toNanos());
            parent.send("STARTS " + start);
        } else if (outage != null) {
            outage.begin(start);
        }
        long end = offering.endNanos(start);
        trace.startAt(start);
        if (!burst) {
            probes.offeredAt(end, () -> parent.send("OFFERED"));
        }
        offering.run(session, 0, start);
        parent.send("ENDED");
        long until = burst ? recorder.lastEndNanos() : end;
        backlog.window(start, offering.steadyNanos(start), until, offering::dueBy);
        probes.stop(row);
        CommonStart.put(row, order, before);

        row.put(
                Load.REGIME,
                Regime.of(cell, meanDelaySeconds(), backlog.samples()).toString());
        Counts counts = recorder.counts();
        double makespanSeconds = recorder.ended() == 0 ? Double.NaN : (recorder.lastEndNanos() - start) / 1e9;
        row.put(Load.MAKESPAN, makespanSeconds * 1000);
        row.put(
                Load.THROUGHPUT,
                burst ? counts.ok() / makespanSeconds : counts.okInWindow() / offering.windowSeconds());
        row.put(
                Recovery.GOODPUT,
                Recovery.goodput(counts.ok(), offering.endSeconds(), (recorder.lastOkNanos() - start) / 1e9));
        if (!recorder.isHandingOff()) {
            // What an outage holds up elsewhere is no acknowledgement: the parent tells from when the points were
            // there.
            Recovery.put(row, cell, meanDelaySeconds(), start, backlog.samples());
        }
        Steadiness.put(row, trace.seconds(), offering.steadySeconds(), offering.endSeconds());
    }

    private double meanDelaySeconds() {
        return cell.service().meanMillis() * cell.shape().inSequence() / 1000;
    }

    /** Closes the session, which waits for what still runs; false if that takes too long. */
    static boolean drain(Strategy.Session session) throws InterruptedException {
        return isOver(session::close, DRAIN_MILLIS);
    }

    /** Whether it comes to its end in time, and well. */
    private static boolean isOver(Runnable wait, long mostMillis) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Thread waiter = Thread.ofPlatform().daemon().name("drain").start(() -> {
            wait.run();
            over.set(true);
        });
        return waiter.join(Duration.ofMillis(mostMillis)) && over.get();
    }

    private void record(
            Offering offering, Schedule schedule, List<Trace.Second> rehearsal, List<Trace.Second> measured, Row row)
            throws IOException {
        LatencyRecorder recorder = offering.recorder();
        Load.put(row, recorder.counts());
        row.put(Load.UNDISPATCHED, offering.undispatched());
        var histograms = recorder.take();
        Latencies.put(row, histograms, !row.text("regime").equals(Regime.UNSTABLE.toString()));
        UserWaits.fill(row);
        if (!recorder.isHandingOff()) {
            // Of another's requests this JVM's costs say nothing.
            PerRequest.put(row);
        }
        row.put(Load.LITTLE_ERROR, recorder.littleErrorPercent());
        List<Row> traced = Stream.concat(
                        rehearsal.stream().map(second -> second.row("rehearsal")),
                        measured.stream().map(second -> second.row("measure")))
                .toList();
        files.write(row, histograms, traced, schedule.byNumber(recorder.outcomes()));
    }
}
