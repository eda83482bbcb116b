package slowcall.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import slowcall.jvm.ChildFailedException;
import slowcall.measure.RequestStamps;
import slowcall.plan.Cell;
import slowcall.plan.Outage;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.service.LedgerEntries;
import slowcall.service.ServiceSnapshot;
import slowcall.service.WireMockService;
import slowcall.stats.Quantiles;
import slowcall.strategy.Promise;

/** What the service and the kernel saw of a trial: read by the parent, so that the trial's word is not all there is. */
public final class ServiceSide {
    static final Column RECEIVED =
            Column.of("service_received", "Calls that the service received from the clock's start on");
    static final Column FAILED = Column.of(
            "service_failed", "Those of them that it failed with status 503, as an outage of the plan's asks for");
    static final Column PLACE = Column.of(
            "service_place",
            "elsewhere, where the service was on another machine than the trial: its processors are not this machine's then, and the network is part of every call (empty otherwise)");
    static final Column IN_FLIGHT_MAX = Column.of("service_in_flight_max", "Most calls that the service held at once");
    static final Column CPU_MS = Column.decimal(
            "service_cpu_ms",
            1,
            "CPU time of the service's JVM from the clock's start until the last request ended, or where other processes make the calls until all had come to rest, its compiler's apart, in milliseconds");
    static final Column CPU_CORES = Column.decimal(
            "service_cpu_cores",
            3,
            "Processors that the service kept busy while requests were offered, or until a burst had ended or, where other processes make the calls, come to rest, its compiler apart");
    static final Column COMPILER_CORES = Column.decimal(
            "service_jit_cpu_cores", 3, "Processors that the compiler of the service's JVM kept busy meanwhile");
    static final Column ANSWERED_RPS = Column.decimal(
            "service_answered_rps", 3, "Calls per second that the service answered meanwhile, by its own count");
    static final Column EXCESS_P50 = Column.decimal(
            "service_excess_delay_p50_ms",
            3,
            "Time that the service took for a call beyond the delay asked for, by its own clock: quantile 0.5, in milliseconds");
    static final Column EXCESS_P99 =
            Column.decimal("service_excess_delay_p99_ms", 3, "The same: quantile 0.99, in milliseconds");
    static final Column TIME_MEAN = Column.decimal(
            "service_time_mean_ms",
            3,
            "Mean time that the service took for a call, by its own clock, in milliseconds: what call_mean_ms has beyond it passed in the client, in the kernel and on the way (empty where the service answered none)");
    static final Column LATE = Column.decimal(
            "service_late_percent",
            3,
            "Calls for which the service took more than 5 ms beyond the delay asked for, in percent of those answered");
    static final Column CONNECTIONS_OPENED = Column.of(
            "connections_opened",
            "Connections that the service accepted while measuring: 0 where those opened beforehand were enough, or 1, the harness's own, which it opens anew after more than 30 s of silence");
    static final Column LISTEN_OVERFLOWS = Column.of(
            "listen_overflows",
            "Connections that the kernel dropped while measuring because an accept queue was full; of the whole host (empty elsewhere than on Linux)");

    static final List<Column> COLUMNS = List.of(
            PLACE,
            RECEIVED,
            FAILED,
            IN_FLIGHT_MAX,
            CPU_MS,
            CPU_CORES,
            COMPILER_CORES,
            ANSWERED_RPS,
            EXCESS_P50,
            EXCESS_P99,
            TIME_MEAN,
            LATE,
            CONNECTIONS_OPENED,
            LISTEN_OVERFLOWS);

    /** In {@link #PLACE}. */
    static final String ELSEWHERE = "elsewhere";

    /** What departs from the usual then. */
    public static final String VARIANT = "service=" + ELSEWHERE;

    private static final long HELD_NANOS = 2_000_000_000;
    private static final long HELD_POLL_MILLIS = 50;

    private final WireMockService service;
    private final ServiceSnapshot atStart;
    private final OptionalLong overflowsAtStart;
    /** From when on what it does per second is counted. */
    private ServiceSnapshot from;

    private Optional<ServiceSnapshot> atOffered = Optional.empty();

    private ServiceSide(WireMockService service, ServiceSnapshot atStart, OptionalLong overflowsAtStart) {
        this.service = service;
        this.atStart = atStart;
        this.from = atStart;
        this.overflowsAtStart = overflowsAtStart;
    }

    /** Whether a trial's service was on another machine. */
    static boolean isElsewhere(Row row) {
        return row.text(PLACE.name()).equals(ELSEWHERE);
    }

    /** The trial is ready: empties the service's books. */
    public static ServiceSide begin(WireMockService service) throws ChildFailedException, InterruptedException {
        service.reset();
        OptionalLong overflows = service.isHere() ? KernelCounters.listenOverflows() : OptionalLong.empty();
        return new ServiceSide(service, service.snapshot(), overflows);
    }

    /** The schedule starts now, and not soon after the trial was ready: the service had nothing to do until here. */
    void started() throws ChildFailedException, InterruptedException {
        from = service.snapshot();
    }

    /**
     * Orders an outage from the service itself: calls that other processes make do not know of it.
     *
     * @param startNanos when the schedule starts, by {@link System#nanoTime}
     */
    void order(Outage outage, long startNanos) throws ChildFailedException, InterruptedException {
        service.order(
                outage.mode(),
                startNanos + outage.after().toNanos(),
                startNanos + outage.end().toNanos());
    }

    /**
     * Requests are held: what the service says it has in flight, as soon as it is as many, or after two seconds.
     *
     * @param held requests in flight by the trial's own count
     */
    void held(Row row, long held) throws ChildFailedException, InterruptedException {
        long until = System.nanoTime() + HELD_NANOS;
        long inFlight = service.snapshot().inFlight();
        while (inFlight < held && System.nanoTime() < until) {
            Thread.sleep(HELD_POLL_MILLIS);
            inFlight = service.snapshot().inFlight();
        }
        row.put(Holding.SERVICE_IN_FLIGHT, inFlight);
    }

    /** The schedule has been offered: what the service does per second is counted until here. */
    void offered() throws ChildFailedException, InterruptedException {
        atOffered = Optional.of(service.snapshot());
    }

    /** The last request has ended, and so has what other processes have made of it. */
    public void ended(Row row) throws ChildFailedException, InterruptedException {
        ServiceSnapshot now = service.snapshot();
        OptionalLong overflows = KernelCounters.listenOverflows();
        if (!service.isHere()) {
            row.put(PLACE, ELSEWHERE);
        }
        row.put(CPU_MS, (now.cpuNanos() - from.cpuNanos()) / 1e6);
        putRates(row, atOffered.orElse(now));
        row.put(IN_FLIGHT_MAX, now.inFlightMax());
        row.put(CONNECTIONS_OPENED, now.connections() - atStart.connections());
        Histogram excess = now.excessDelays();
        row.put(EXCESS_P50, Quantiles.millis(excess, .5));
        row.put(EXCESS_P99, Quantiles.millis(excess, .99));
        row.put(LATE, Latencies.latePercent(excess));
        if (overflows.isPresent() && overflowsAtStart.isPresent()) {
            row.put(LISTEN_OVERFLOWS, overflows.getAsLong() - overflowsAtStart.getAsLong());
        }
    }

    private void putRates(Row row, ServiceSnapshot until) throws ChildFailedException {
        double nanos = until.nanoTime() - from.nanoTime();
        row.put(CPU_CORES, (until.cpuNanos() - from.cpuNanos()) / nanos);
        row.put(COMPILER_CORES, (until.compilerNanos() - from.compilerNanos()) / nanos);
        row.put(ANSWERED_RPS, until.serviceTimes().getTotalCount() * 1e9 / nanos);
    }

    /** The strategy has drained: what the service received is complete. */
    public ServiceReading drained() throws ChildFailedException, InterruptedException {
        return new ServiceReading(service.snapshot(), service.ledger());
    }

    /** The service's final word on a trial. */
    public record ServiceReading(ServiceSnapshot snapshot, LedgerEntries ledger) {

        /**
         * Joins the ledger with how the trial says that its requests ended, each of whose calls was to be applied once.
         *
         * @param outcomes a byte for each request, as in {@link slowcall.measure.LatencyRecorder}
         */
        public void join(Row row, Cell cell, byte[] outcomes) throws ChildFailedException {
            join(row, cell, Promise.EXACTLY_CALLS, outcomes, Optional.empty());
        }

        /**
         * The same for a strategy that promises less.
         *
         * @param outcomes likewise; empty for the control, which keeps none
         * @param stamps where the trial's and the service's times may be compared
         */
        void join(Row row, Cell cell, Promise promise, byte[] outcomes, Optional<RequestStamps> stamps)
                throws ChildFailedException {
            Histogram serviceTimes = snapshot.serviceTimes();
            if (serviceTimes.getTotalCount() > 0) {
                row.put(TIME_MEAN, serviceTimes.getMean() / 1000);
            }
            row.put(RECEIVED, snapshot.received()).put(FAILED, snapshot.failed());
            long strange = snapshot.outOfRange() + snapshot.malformed();
            LedgerJoin.put(row, cell, promise, outcomes, stamps, ledger, strange);
        }
    }
}
