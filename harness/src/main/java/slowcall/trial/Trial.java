package slowcall.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;
import slowcall.jvm.Jdk;
import slowcall.jvm.Jdks;
import slowcall.jvm.OneClock;
import slowcall.measure.MilestoneStamps;
import slowcall.measure.RequestStamps;
import slowcall.part.Usage;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.Setting;
import slowcall.plan.TrialJvm;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;
import slowcall.service.WireMockService;

/** The parent's side of a trial: starts its JVM, watches over it, and puts its row together with what the service saw. */
public final class Trial {
    /** Time that a JVM may take for anything that has no length of its own. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Before a start together: the service's books, however far away it is, and the word to go. */
    private static final Duration LEAD = Duration.ofMillis(500);

    /** Otherwise java.net.http sends a GET once more if its connection was closed, and a target gets more than was announced. */
    private static final List<String> ONCE_ONLY = List.of("-Djdk.httpclient.redirects.retrylimit=1");

    private final Cell cell;
    private final TrialOrder order;
    private final TrialFiles files;
    private final List<Path> plugins;
    private final Consumer<String> phase;
    private final Duration patience;
    private Supplier<Map<String, Usage>> parts = Map::of;

    /**
     * @param cell to run
     * @param order what its JVM is told
     * @param plugins jars with further strategies
     * @param phase told the phases as they come
     */
    public Trial(Cell cell, TrialOrder order, List<Path> plugins, Consumer<String> phase) {
        this(cell, order, plugins, phase, PATIENCE);
    }

    /** With another patience, for tests. */
    Trial(Cell cell, TrialOrder order, List<Path> plugins, Consumer<String> phase, Duration patience) {
        this.cell = cell;
        this.order = order;
        this.files = new TrialFiles(Path.of(order.directory()));
        this.plugins = plugins;
        this.phase = phase;
        this.patience = patience;
    }

    /**
     * Has the servers looked at that the strategy needs.
     *
     * @param parts what they have used so far, by the names of their parts
     */
    public Trial watching(Supplier<Map<String, Usage>> parts) {
        this.parts = parts;
        return this;
    }

    /** Says which run, block and place in the block's order a row has. */
    public static void place(Row row, String runId, int block, int position) {
        row.put(Parameters.RUN_ID, runId).put(Parameters.BLOCK, block).put(Parameters.POSITION, position);
    }

    /** Where a finished trial's histograms are. */
    public Path histograms() {
        return files.histograms();
    }

    /** Where a finished trial's trace is. */
    public Path trace() {
        return files.trace();
    }

    /** The flags of a trial's JVM. */
    public static List<String> flags(Cell cell) {
        return flags(cell.jvm(), further(cell));
    }

    private static List<String> further(Cell cell) {
        if (cell.exchange().target().isPresent()) {
            return ONCE_ONLY;
        }
        return cell.arrivals() instanceof Arrivals.Hold ? HoldTrial.FLAGS : List.of();
    }

    /** The flags of a JVM like a trial's. */
    public static List<String> flags(TrialJvm jvm) {
        return flags(jvm, List.of());
    }

    private static List<String> flags(TrialJvm jvm, List<String> further) {
        List<String> flags = new ArrayList<>(List.of(
                "-XX:+AlwaysPreTouch",
                "-XX:+ExitOnOutOfMemoryError",
                // A compiler thread that ends takes its CPU time with it.
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "--enable-native-access=ALL-UNNAMED",
                // Connections opened beforehand must not time out before they are used; the default is 30 s.
                "-Djdk.httpclient.keepalive.timeout=1200"));
        flags.addAll(further);
        flags.addAll(jvm.commandLine());
        return List.copyOf(flags);
    }

    /**
     * Runs the trial. Whatever happens to its JVM, there is a row: a failed one says why.
     *
     * @param service fresh or not, but alive; empty where the cell does not call it
     * @param capacity the service's, where it is known
     * @throws IllegalArgumentException if there is no service for a cell that calls it: its books would be missing, and every check of them pass
     * @throws IOException if this process cannot write
     */
    public Row run(Optional<WireMockService> service, Optional<ServiceCapacity> capacity)
            throws IOException, InterruptedException {
        if (cell.exchange().callsTheService() && service.isEmpty()) {
            throw new IllegalArgumentException("cell " + cell.id() + " calls a service, and there is none");
        }
        Files.createDirectories(files.directory());
        Optional<Jdk> jdk = jdk(cell);
        if (jdk.isEmpty()) {
            return failed("there is no JDK " + cell.jvm().jdk().value() + " any more", "");
        }
        try (ChildJvm jvm =
                ChildJvm.start("the trial's JVM", jdk.get(), flags(cell), plugins, TrialMain.class, files.errors())) {
            return converse(jvm, service, capacity);
        } catch (ChildFailedException e) {
            return failed(String.valueOf(e.getMessage()), jdk.get().version());
        } finally {
            if (service.isPresent() && ordersOutage()) {
                end(service.get());
            }
        }
    }

    /** Whether the service itself keeps the cell's outage: calls of other processes do not know of it. */
    private boolean ordersOutage() {
        return cell.outage().isPresent() && Parameters.hasSubject(cell);
    }

    /** The outage that was ordered for this trial, for it is none of the next one's. */
    private static void end(WireMockService service) throws InterruptedException {
        try {
            service.reset();
        } catch (ChildFailedException e) {
            // It is gone, or does not answer: then its block starts another.
        }
    }

    /** The JDK that a cell's trials run on; empty if this machine has none such. */
    public static Optional<Jdk> jdk(Cell cell) {
        Setting wanted = cell.jvm().jdk();
        return wanted.equals(TrialJvm.SAME)
                ? Optional.of(Jdk.ofThisJvm())
                : Jdks.ofThisMachine().find(wanted.value());
    }

    private Row failed(String reason, String jdkVersion) {
        Row row = Parameters.row(cell, jdkVersion);
        Judgement.failed(row, reason);
        return row;
    }

    private Row converse(ChildJvm jvm, Optional<WireMockService> service, Optional<ServiceCapacity> capacity)
            throws IOException, InterruptedException, ChildFailedException {
        phase.accept("starting");
        jvm.send(new ObjectMapper().writeValueAsString(order));
        await(jvm, "READY", longestPhase());
        boolean oneClock = Applied.isToldOf(cell) && hasOneClock(jvm, service.orElseThrow());
        awaitTurn();
        @Nullable ServiceSide side = cell.exchange().callsTheService() ? ServiceSide.begin(service.orElseThrow()) : null;
        ProcessCosts costs = new ProcessCosts(parts.get());
        jvm.send("GO");
        phase.accept("measuring");
        awaitStart(side);
        Row seen = new Row();
        if (side != null && ordersOutage()) {
            String starts = await(jvm, "STARTS ", longestPhase());
            if (!oneClock) {
                throw new ChildFailedException(
                        "the service cannot keep this outage: its clock is not known to be the trial's");
            }
            side.order(cell.outage().orElseThrow(), Long.parseLong(starts.substring("STARTS ".length())));
        }
        if (cell.arrivals() instanceof Arrivals.Hold) {
            String held = await(jvm, "HELD ", longestPhase());
            if (side != null) {
                side.held(seen, Long.parseLong(held.substring("HELD ".length())));
            }
            jvm.send("GO");
        }
        if (await(jvm, List.of("OFFERED", "ENDED"), longestPhase()).equals("OFFERED")) {
            if (side != null) {
                side.offered();
            }
            await(jvm, "ENDED", longestPhase());
        }
        boolean hasSubject = Parameters.hasSubject(cell);
        if (side != null && !hasSubject) {
            side.ended(seen);
        }
        costs.ended(parts.get());
        await(jvm, "DRAINED", longestPhase());
        costs.atRest(parts.get());
        if (side != null && hasSubject) {
            // Calls go on when the last request has been acknowledged; with an outage that is when most of them are
            // made.
            side.ended(seen);
        }
        ServiceSide.@Nullable ServiceReading reading = side == null ? null : side.drained();
        jvm.awaitEnd(patience);
        Row row;
        try {
            row = files.readRow().putAll(seen.values());
            if (reading != null) {
                Optional<RequestStamps> stamps = oneClock
                        ? Optional.of(new RequestStamps(Files.readAllBytes(files.requests())))
                        : Optional.empty();
                reading.join(row, cell, Parameters.promise(cell), Files.readAllBytes(files.outcomes()), stamps);
                if (stamps.isPresent()) {
                    Optional<Histogram> applied = Applied.put(row, cell, stamps.get(), reading.ledger());
                    if (applied.isPresent()) {
                        files.append(applied.get());
                    }
                }
            }
            if (Files.exists(files.milestones()) && Files.exists(files.requests())) {
                RequestStamps requests = new RequestStamps(Files.readAllBytes(files.requests()));
                MilestoneStamps milestones = new MilestoneStamps(Files.readAllBytes(files.milestones()));
                for (Histogram histogram : Relaying.put(row, requests, milestones)) {
                    files.append(histogram);
                }
            }
        } catch (IOException e) {
            throw new ChildFailedException("the trial's JVM ended without its results: " + e);
        }
        costs.put(row, row.count(Load.OFFERED.name()));
        Headroom.put(row, cell, capacity);
        OtherProcesses.put(row, cell);
        Utilisations.put(row, cell, Utilisations.processors());
        LimitedBy.put(row, cell);
        Judgement.judge(row);
        return row;
    }

    /** Waits until shortly before the time at which the other generators start as well: what the service sees until then is not this trial's. */
    private void awaitTurn() throws ChildFailedException, InterruptedException {
        if (order.startMillis() == 0) {
            return;
        }
        long left = untilStart().minus(LEAD).toNanos();
        if (left < 0) {
            throw new ChildFailedException(
                    "it was ready " + -left / 1_000_000 + " ms too late to start together with the other generators");
        }
        phase.accept("waiting");
        Thread.sleep(Duration.ofNanos(left));
    }

    /** Of a start together, until it comes: what is counted per second is counted from then on. */
    private void awaitStart(@Nullable ServiceSide side) throws ChildFailedException, InterruptedException {
        if (order.startMillis() != 0) {
            Thread.sleep(untilStart());
            if (side != null) {
                side.started();
            }
        }
    }

    private Duration untilStart() {
        WallClock now = WallClock.read();
        return Duration.ofNanos(now.nanosAt(Instant.ofEpochMilli(order.startMillis())) - now.nanoTime());
    }

    /** Whether the trial's and the service's times may be subtracted. */
    private static boolean hasOneClock(ChildJvm jvm, WireMockService service)
            throws ChildFailedException, InterruptedException {
        OneClock.Teller trial = () -> {
            jvm.send("CLOCK");
            String told = jvm.receive(PATIENCE);
            if (!told.startsWith("CLOCK ")) {
                throw new ChildFailedException("the trial's JVM said \"" + told + "\" instead of the time");
            }
            return Long.parseLong(told.substring("CLOCK ".length()));
        };
        return OneClock.isShared(trial) && OneClock.isShared(service::nanoTime);
    }

    private String await(ChildJvm jvm, String expected, Duration timeout)
            throws ChildFailedException, InterruptedException {
        return await(jvm, List.of(expected), timeout);
    }

    /** Receives lines, passing phases on, until one that starts as one of those expected. */
    private String await(ChildJvm jvm, List<String> expected, Duration timeout)
            throws ChildFailedException, InterruptedException {
        while (true) {
            String line = jvm.receive(timeout);
            if (expected.stream().anyMatch(line::startsWith)) {
                return line;
            }
            if (line.startsWith("PHASE ")) {
                phase.accept(line.substring("PHASE ".length()));
            }
        }
    }

    /** The watchdog: no phase of this cell takes longer. */
    private Duration longestPhase() {
        Duration connecting = Duration.ofMillis(cell.connections());
        return cell.timing()
                .warmup()
                .plus(cell.timing().measure())
                .plus(cell.timing().timeout().multipliedBy(2))
                .plus(connecting)
                .plus(holding())
                .plus(draining())
                .plus(patience);
    }

    private Duration draining() {
        return Parameters.hasSubject(cell) ? Duration.ofMillis(StrategyTrial.DRAIN_ELSEWHERE_MILLIS) : Duration.ZERO;
    }

    /** A hold's first request is in flight for as long as the last one takes to start. */
    private Duration holding() {
        return cell.arrivals() instanceof Arrivals.Hold hold
                ? Duration.ofMillis((long) (2000 * hold.seconds(cell.exchange())))
                : Duration.ZERO;
    }
}
