package slowcall.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.ServiceProfile;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.strategy.Limit;
import slowcall.strategy.Place;
import slowcall.strategy.Promise;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** What a trial was told to do, and the ceiling that arithmetic predicts for it. */
public final class Parameters {
    static final Column RUN_ID = Column.of("run_id", "The results folder's name");
    static final Column CELL_ID =
            Column.of("cell_id", "The cell: c and seven hexadecimal digits of the SHA-256 of its parameters");
    static final Column BLOCK = Column.of(
            "block",
            "The repetition, from 1: trials of one block met the same service JVM, unless the run was interrupted within it and finished later");
    static final Column POSITION = Column.of("position", "The trial's place in its block's shuffled order, from 1");
    static final Column STRATEGY =
            Column.of("strategy", "How the request's call was carried out; bare-loop is the control without harness");
    static final Column SETTINGS = Column.of("settings", "The strategy's settings that the plan gives");
    static final Column POOL_SIZE =
            Column.of("pool_size", "Platform threads of the pool (empty for strategies without a pool)");
    static final Column AWAITS = Column.of("awaits", "When the user is answered: result or handoff");
    static final Column CLIENT = Column.of("client", "The HTTP client; jdk is java.net.http");
    static final Column VARIANT = Column.of(
            "variant",
            "What departs from the usual in the factors that have a usual value: client, target, users, outage, the service's threads, work, cancellation, JVM, probes, shards, a service elsewhere, a server that somebody else keeps");
    static final Column SHAPE = Column.of("shape", "Calls of a request: single, chain-k, fan-out-k");
    static final Column ARRIVALS = Column.of(
            "arrivals",
            "When requests were offered: constant-rate, poisson-rate, closed-callers, burst-requests, step-base-peak, hold-requests");
    static final Column OFFERED_RPS = Column.decimal(
            "offered_rps",
            2,
            "Requests per second that the plan offers (empty for closed loops, bursts, steps and holds)");
    static final Column DELAY = Column.of(
            "delay",
            "The service's delay distribution; of a target, what the plan estimates (empty where that is unknown)");
    static final Column DELAY_MEAN_MS =
            Column.decimal("delay_mean_ms", 3, "Mean of that distribution, in milliseconds (empty likewise)");
    static final Column CONNECTIONS = Column.of(
            "connections",
            "Connections that were opened before the clock started (empty where the calls are made in other processes)");
    static final Column TIMEOUT_MS =
            Column.of("timeout_ms", "A request's deadline from its intended start, in milliseconds");
    static final Column MEASURE_MS =
            Column.of("measure_ms", "Length of the measured schedule, in milliseconds (empty for bursts and holds)");
    static final Column HEAP_MIB = Column.of("heap_mib", "Initial and maximum heap of the trial's JVM, in MiB");
    static final Column GC = Column.of("gc", "Collector of the trial's JVM");
    static final Column JDK = Column.of("jdk", "Version of the trial's JVM");
    static final Column CEILING_RPS = Column.decimal(
            "ceiling_rps",
            2,
            "Predicted throughput ceiling N / (calls per request × (mean delay + mean CPU work)), where N calls can be in the service at once; of a merged row for all its shards together (empty where the strategy sets no bound)");

    static final List<Column> COLUMNS = List.of(
            RUN_ID,
            CELL_ID,
            BLOCK,
            POSITION,
            STRATEGY,
            SETTINGS,
            POOL_SIZE,
            AWAITS,
            CLIENT,
            VARIANT,
            SHAPE,
            ARRIVALS,
            OFFERED_RPS,
            DELAY,
            DELAY_MEAN_MS,
            CONNECTIONS,
            TIMEOUT_MS,
            WarmUp.CAP_MS,
            MEASURE_MS,
            HEAP_MIB,
            GC,
            JDK,
            CEILING_RPS);

    private Parameters() {}

    /** The columns that follow from the cell; the parent and the trial agree on them. */
    public static Row row(Cell cell) {
        return row(cell, Runtime.version().toString());
    }

    /** Those of a trial that ran, or should have run, on another JDK than this JVM does. */
    static Row row(Cell cell, String jdkVersion) {
        Row row = new Row()
                .put(CELL_ID, cell.id())
                .put(STRATEGY, cell.strategy())
                .put(SETTINGS, cell.settingsText())
                .put(AWAITS, cell.awaits().toString())
                .put(CLIENT, cell.exchange().client())
                .put(VARIANT, cell.variant(jdkVersion.isEmpty() ? "missing" : jdkVersion))
                .put(SHAPE, cell.shape().toString())
                .put(ARRIVALS, cell.arrivals().toString())
                .put(TIMEOUT_MS, cell.timing().timeout().toMillis())
                .put(WarmUp.CAP_MS, cell.timing().warmup().toMillis())
                .put(HEAP_MIB, cell.jvm().heapMib())
                .put(GC, cell.jvm().gc())
                .put(JDK, jdkVersion);
        if (!(cell.service() instanceof ServiceProfile.Unknown)) {
            row.put(DELAY, cell.service().toString())
                    .put(DELAY_MEAN_MS, cell.service().meanMillis());
        }
        if (cell.arrivals().isSteady() || cell.arrivals() instanceof Arrivals.Step) {
            row.put(MEASURE_MS, cell.timing().measure().toMillis());
        }
        if (!cell.isBareLoop() && !(cell.arrivals() instanceof Arrivals.Hold)) {
            row.put(UserWaits.FOR, UserWaits.what(cell.awaits(), hasSubject(cell)));
        }
        if (!hasSubject(cell)) {
            row.put(CONNECTIONS, cell.connections());
        }
        poolSize(cell).ifPresent(size -> row.put(POOL_SIZE, size));
        return row.put(OFFERED_RPS, cell.arrivals().rps()).put(CEILING_RPS, ceiling(cell));
    }

    /** Whether the cell's calls are made in processes of their own. */
    static boolean hasSubject(Cell cell) {
        return !cell.isBareLoop() && Strategies.named(cell.strategy()).place() == Place.SUBJECT;
    }

    /** What the cell's strategy promises; the control has the answers of all that it counts. */
    static Promise promise(Cell cell) {
        if (cell.isBareLoop()) {
            return Promise.EXACTLY_CALLS;
        }
        Strategy strategy = Strategies.named(cell.strategy());
        return strategy.promises(strategy.settings().read(cell.strategy(), cell.settings()));
    }

    /** Adds to what departs from the usual: what a plan does not say, and cells that differ in it are not alike. */
    public static void depart(Row row, String how) {
        String variant = row.text(VARIANT.name());
        row.put(VARIANT, variant.isEmpty() ? how : variant + ";" + how);
    }

    private static OptionalInt poolSize(Cell cell) {
        if (cell.isBareLoop()) {
            return OptionalInt.empty();
        }
        Settings.Schema schema = Strategies.named(cell.strategy()).settings();
        return schema.names().contains(POOL_SIZE.name())
                ? OptionalInt.of(schema.read(cell.strategy(), cell.settings()).integer(POOL_SIZE.name()))
                : OptionalInt.empty();
    }

    /** The ceiling N / (calls per request × mean delay); empty where the strategy sets no bound. */
    static OptionalDouble ceiling(Cell cell) {
        double delaySeconds = cell.service().meanMillis() / 1000 + cell.work().meanCpuSeconds();
        Optional<Limit> limit = limit(cell);
        return limit.isEmpty() || delaySeconds == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(limit.get().calls() / (cell.shape().calls() * delaySeconds));
    }

    /**
     * Calls per second that the cell plans to make: what it offers, or in a closed loop what its callers can, but no more than
     * its ceiling; of a step, at its peak. Empty where they all come at once, and infinite for callers that nothing delays.
     */
    public static OptionalDouble plannedCallsPerSecond(Cell cell) {
        int calls = cell.shape().calls();
        OptionalDouble rps = cell.arrivals().peakRps();
        double wanted;
        if (rps.isPresent()) {
            wanted = rps.getAsDouble() * calls;
        } else if (cell.arrivals() instanceof Arrivals.Closed closed) {
            wanted = closed.callers()
                    * cell.shape().inParallel()
                    / (cell.service().meanMillis() / 1000);
        } else {
            return OptionalDouble.empty();
        }
        double most = ceiling(cell).orElse(Double.POSITIVE_INFINITY) * calls;
        return OptionalDouble.of(Math.min(wanted, most));
    }

    /** What bounds the calls that the cell's strategy can have in the service at once. */
    static Optional<Limit> limit(Cell cell) {
        if (cell.isBareLoop()) {
            return Optional.empty();
        }
        Strategy strategy = Strategies.named(cell.strategy());
        return strategy.limit(
                strategy.settings().read(cell.strategy(), cell.settings()),
                cell.users().count());
    }
}
