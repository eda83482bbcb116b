package slowcall.plan;

import java.time.Duration;
import java.util.Locale;

/** Refuses combinations of values that are each right but make no trial together, at the position of the one to change. */
final class Combination {
    static final int MOST_REQUESTS = 5_000_000;

    static final int MOST_CELLS = 2_000;

    private final Cell cell;
    private final Fields fields;

    private Combination(Cell cell, Fields fields) {
        this.cell = cell;
        this.fields = fields;
    }

    static void requireCells(long cells, Position position) {
        if (cells > MOST_CELLS) {
            throw new PlanException(
                    position, cells + " cells up to here are more than " + MOST_CELLS + "; split the plan");
        }
    }

    /**
     * Looks at a cell.
     *
     * @param fields what it was read from
     * @throws PlanException if it makes no trial
     */
    static void require(Cell cell, Fields fields) {
        Combination combination = new Combination(cell, fields);
        combination.requireTarget();
        combination.requireBareLoop();
        combination.requireHold();
        combination.requireClient();
        combination.requireOffer();
        combination.requireWithinMeasure();
        combination.requireScheduler();
        combination.requireTimeout();
    }

    /** A target is sent no more than was announced, and not asked for what only the simulated service can do. */
    private void requireTarget() {
        if (cell.exchange().target().isEmpty()) {
            refuseIf(
                    cell.service() instanceof ServiceProfile.Unknown,
                    "delay",
                    "only a target's delay may be \"unknown\"; say how long the service takes, such as \"200ms\"");
            return;
        }
        requireTargetsCalls();
        requireTargetsLoad();
    }

    private void requireTargetsCalls() {
        Exchange exchange = cell.exchange();
        refuseIf(
                !exchange.overTheWire(),
                "client",
                "the client \"" + Clients.SLEEP + "\" calls no target; give it another");
        refuseIf(cell.isBareLoop(), "target", "bare-loop calls the simulated service; write \"target\": \"none\"");
        refuseIf(!isSingle(), "shape", "a target is called once for each request; write \"single\"");
        refuseIf(
                cell.connections() > 0,
                "connections",
                "connections to a target are opened by the requests that need them; write \"auto\" or 0");
        refuseIf(exchange.payloadBytes() > 0, "payload", "a target answers what it does; write \"0b\"");
        refuseIf(!exchange.json(), "format", "a target is sent no body; write \"json\", which is not used either");
        refuseIf(!cell.serviceThreads().isAuto(), "service", "a target's threads are its own; write \"auto\"");
        refuseIf(cell.outage().isPresent(), "outage", "a target has no outages to order; write \"none\"");
        refuseIf(!cell.cancels(), "cancel", "what has timed out must not go on at a target; write \"deadline\"");
    }

    private void requireTargetsLoad() {
        refuseIf(
                cell.arrivals().rps().isEmpty(),
                "arrivals",
                "a target is sent requests at a rate that was announced; give it constant or poisson arrivals");
        refuseIf(
                cell.arrivals().rps().orElse(0) > Target.MOST_RPS,
                "arrivals",
                "a target is sent at most " + Target.MOST_RPS + " requests per second; lower the rate");
        requireAtMost("warmup", cell.timing().warmup(), Target.LONGEST_LOAD);
        requireAtMost("measure", cell.timing().measure(), Target.LONGEST_LOAD);
        requireAtMost("timeout", cell.timing().timeout(), Target.LATEST_DEADLINE);
    }

    private void requireAtMost(String key, Duration length, Duration most) {
        refuseIf(
                length.compareTo(most) > 0,
                key,
                key + " " + length.toMillis() + " ms is longer than the " + most.toMillis()
                        + " ms that a target may be loaded for; shorten it");
    }

    /** The control for the harness's own cost only repeats what its open loop does: one call at each intended start. */
    private void requireBareLoop() {
        if (!cell.isBareLoop()) {
            return;
        }
        if (!cell.settings().isEmpty()) {
            Setting first = cell.settings().firstEntry().getValue();
            throw new PlanException(first.position(), "bare-loop has no settings; remove them");
        }
        refuseIf(
                cell.arrivals().rps().isEmpty(),
                "arrivals",
                "bare-loop cannot run " + cell.arrivals() + "; give it constant or poisson arrivals");
        refuseIf(!isSingle(), "shape", "bare-loop cannot run " + cell.shape() + "; give it the shape \"single\"");
        refuseIf(cell.outage().isPresent(), "outage", "bare-loop has no outages; remove \"outage\" or write \"none\"");
        refuseIf(cell.cancels(), "cancel", "bare-loop has no deadlines to cancel at; write \"never\"");
        requireWaitingOnly("bare-loop");
    }

    /** A hold keeps requests in flight and looks at what they take; anything besides waiting would be looked at too. */
    private void requireHold() {
        if (!(cell.arrivals() instanceof Arrivals.Hold hold)) {
            return;
        }
        refuseIf(!isSingle(), "shape", "a hold cannot run " + cell.shape() + "; give it the shape \"single\"");
        refuseIf(cell.outage().isPresent(), "outage", "a hold has no outages; remove \"outage\" or write \"none\"");
        refuseIf(cell.cancels(), "cancel", "what a hold cancels it does not hold; write \"never\"");
        refuseIf(
                cell.awaits() == Awaits.HANDOFF,
                "awaits",
                "a hold lasts until its requests have completed; write \"result\"");
        requireWaitingOnly("a hold");
        int most = cell.exchange().maxConnections();
        refuseIf(
                cell.exchange().overTheWire() && most > 0 && most < hold.requests(),
                "max-connections",
                cell.arrivals() + " needs a connection for each request, more than " + most
                        + "; raise max-connections or write \"unlimited\"");
    }

    private void requireWaitingOnly(String who) {
        refuseIf(cell.work().cpuMicros() > 0, "cpu", who + " does no work; write \"cpu\": \"0ms\"");
        refuseIf(cell.work().pin() != Work.Pin.NONE, "pin", who + " pins nothing; write \"pin\": \"none\"");
    }

    private void requireClient() {
        Exchange exchange = cell.exchange();
        if (exchange.overTheWire()) {
            refuseIf(
                    exchange.maxConnections() > 0 && cell.connections() > exchange.maxConnections(),
                    "connections",
                    cell.connections() + " connections cannot be opened by a client that may have "
                            + exchange.maxConnections()
                            + "; lower connections, write \"auto\", or raise max-connections");
            refuseIf(
                    exchange.maxConnections() > 0 && cell.outage().isPresent(),
                    "outage",
                    "whether a call meets the outage, and for how long, is settled when it is made, but with max-connections"
                            + " it may wait inside the client and be sent when that is no longer so; write"
                            + " \"max-connections\": \"unlimited\" or \"outage\": \"none\"");
            return;
        }
        String nothing = "the client \"" + Clients.SLEEP + "\" sends nothing and ";
        refuseIf(cell.connections() > 0, "connections", nothing + "opens no connections; write \"auto\" or 0");
        refuseIf(
                exchange.maxConnections() > 0,
                "max-connections",
                nothing + "has no connections; write \"unlimited\" or give it another client");
        refuseIf(
                exchange.payloadBytes() > 0,
                "payload",
                nothing + "gets no payload; write \"0b\" or give it another client");
        refuseIf(
                !cell.serviceThreads().isAuto(),
                "service",
                nothing + "has no service; write \"auto\" or give it another client");
        refuseIf(!exchange.json(), "format", nothing + "has no format; write \"json\" or give it another client");
        refuseIf(
                cell.outage()
                        .filter(outage -> outage.mode() == Outage.Mode.FAIL)
                        .isPresent(),
                "outage",
                nothing + "gets no failures; write the mode \"hang\" or give it another client");
    }

    /** How many requests a closed loop offers is its result; every other schedule is computed before the trial starts. */
    private void requireOffer() {
        double rps = cell.arrivals().peakRps().orElse(0);
        double requests =
                rps * cell.timing().warmup().plus(cell.timing().measure()).toMillis() / 1000;
        refuseIf(
                requests > MOST_REQUESTS,
                "arrivals",
                String.format(
                        Locale.ROOT,
                        "%s offers %.0f requests in warmup and measure, more than %d; lower the rate or shorten them",
                        cell.arrivals(),
                        requests,
                        MOST_REQUESTS));
    }

    /** What passes must do so while requests are offered: afterwards nobody would meet it, nor the recovery from it. */
    private void requireWithinMeasure() {
        long measure = cell.timing().measure().toMillis();
        if (cell.arrivals() instanceof Arrivals.Step step) {
            refuseIf(
                    step.end().toMillis() > measure,
                    "arrivals",
                    "the step ends after " + step.end().toMillis() + " ms and the measured schedule after " + measure
                            + " ms; shorten the step or raise measure");
        }
        cell.outage().ifPresent(outage -> {
            boolean burst = cell.arrivals() instanceof Arrivals.Burst;
            long length = burst ? cell.timing().timeout().toMillis() : measure;
            refuseIf(
                    outage.end().toMillis() > length,
                    "outage",
                    "the outage ends after " + outage.end().toMillis() + " ms and "
                            + (burst ? "the burst's deadline" : "the measured schedule") + " after " + length
                            + " ms; shorten the outage or raise " + (burst ? "timeout" : "measure"));
        });
    }

    /** The JVM would silently use the lower of the two. */
    private void requireScheduler() {
        TrialJvm jvm = cell.jvm();
        refuseIf(
                jvm.maxPoolSize() > 0 && jvm.parallelism() > jvm.maxPoolSize(),
                "parallelism",
                "parallelism " + jvm.parallelism() + " is above max-pool-size " + jvm.maxPoolSize()
                        + "; lower it or raise max-pool-size");
    }

    /** A timeout within a request's own time would measure the timeout. */
    private void requireTimeout() {
        long timeout = cell.timing().timeout().toMillis();
        long path = criticalPathMillis();
        String position = fields.find("timeout").isPresent() ? "timeout" : "delay";
        if (cell.arrivals() instanceof Arrivals.Hold hold) {
            long held = path + (long) Math.ceil(1000 * hold.seconds(cell.exchange()));
            refuseIf(
                    timeout <= held,
                    position,
                    "timeout " + timeout + " ms is not above what " + cell.arrivals() + " takes at " + cell.service()
                            + ", " + held + " ms: one request each half millisecond, and the delay; raise the timeout");
        }
        String with = cell.work().cpuMicros() == 0 ? "" : " with " + cell.work();
        refuseIf(
                timeout <= path,
                position,
                "timeout " + timeout + " ms is not above the critical path of " + cell.shape() + " at " + cell.service()
                        + with + ", " + path + " ms; raise the timeout or shorten the delay");
    }

    /** Of a request whose every call takes the delay, the slow delay or the 99th percentile, and then its work. */
    private long criticalPathMillis() {
        long call = switch (cell.service()) {
            case ServiceProfile.Fixed fixed -> fixed.millis();
            case ServiceProfile.LogNormal logNormal -> logNormal.p99Millis();
            case ServiceProfile.Bimodal bimodal -> bimodal.slowMillis();
            case ServiceProfile.Unknown unknown -> 0;
            case Replay replay -> replay.p99Millis();
        };
        long work = cell.work().cpuMicros() / 1000;
        return cell.shape().inSequence() * (call + work);
    }

    private boolean isSingle() {
        return cell.shape() instanceof RequestShape.Single;
    }

    private void refuseIf(boolean wrong, String key, String message) {
        if (wrong) {
            throw new PlanException(fields.positionOf(key), message);
        }
    }
}
