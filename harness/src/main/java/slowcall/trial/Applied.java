package slowcall.trial;

import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.OneClock;
import slowcall.measure.AppliedLatency;
import slowcall.measure.Backlog;
import slowcall.measure.RequestStamps;
import slowcall.plan.Awaits;
import slowcall.plan.Cell;
import slowcall.plan.RequestShape;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.service.LedgerEntries;
import slowcall.validity.Regime;

/** When the points were there of those whose users were answered before: the parent joins it from the trial's and the service's stamps. */
final class Applied {
    static final Column RPS = Column.decimal(
            "applied_rps",
            3,
            "Requests per second that the service applied, by its own stamps, in the time that counts for throughput_rps; of a burst, until the last was (known where applied_p50_ms can be, and where that is unstable as well)");

    static final Column REGIME = Column.of(
            "applied_regime",
            "What the load did to what follows the hand-off: stable, unstable (more and more was wanted and not applied while requests were offered; no quantiles) or transient, as in regime (known where applied_rps is)");

    static final List<Column> COLUMNS = List.of(RPS, REGIME);

    /** Enough for four batches of any length to be seen. */
    private static final int LOOKS = 400;

    /** As often as the trial's JVM looks at its own backlog. */
    private static final long LOOK_NANOS = 50_000_000;

    private Applied() {}

    /** Whether a cell's requests go on when their users have been answered, and the service's ledger tells when they were applied. */
    static boolean isToldOf(Cell cell) {
        return !cell.isBareLoop()
                && (cell.awaits() == Awaits.HANDOFF || Parameters.hasSubject(cell))
                && cell.exchange().callsTheService()
                // Of several calls the ledger has the first one's time only.
                && cell.shape() instanceof RequestShape.Single;
    }

    /**
     * Fills it in.
     *
     * @return the histogram, in microseconds; empty where it would tell how long the trial was, and not how long requests take
     * @throws ChildFailedException if both sides' times cannot be by one clock
     */
    static Optional<Histogram> put(Row row, Cell cell, RequestStamps requests, LedgerEntries ledger)
            throws ChildFailedException {
        AppliedLatency applied = AppliedLatency.of(requests, ledger::firstAppliedNanos);
        if (applied.mostBeforeSentNanos() > 2 * OneClock.MOST_APART_NANOS) {
            throw new ChildFailedException("a request was applied " + applied.mostBeforeSentNanos() / 1_000_000
                    + " ms before it was sent: the trial's and the service's times are not by one clock");
        }
        boolean isBurst = requests.windowEndNanos() <= requests.windowStartNanos();
        if (Parameters.hasSubject(cell) && !isBurst) {
            putRecovery(row, cell, requests, applied);
        }
        Regime regime = regime(cell, requests, applied);
        row.put(RPS, applied.perSecond()).put(REGIME, regime.toString());
        if (regime == Regime.UNSTABLE || row.text(Load.REGIME.name()).equals(Regime.UNSTABLE.toString())) {
            return Optional.empty();
        }
        Histogram histogram = applied.histogram();
        Latencies.putQuantiles(row, histogram);
        return Optional.of(histogram);
    }

    private static Regime regime(Cell cell, RequestStamps requests, AppliedLatency applied) {
        long length = cell.timing().measure().toNanos();
        // A burst has no length, and its regime needs no looks.
        List<Backlog.Sample> waiting = cell.arrivals().isSteady()
                ? applied.backlog(requests.windowEndNanos() - length, Math.max(1, length / LOOKS))
                : List.of();
        double meanDelaySeconds = cell.service().meanMillis() / 1000;
        return Regime.ofWhatFollows(cell, meanDelaySeconds, applied.offered() * 1e9 / length, waiting);
    }

    /** Of acknowledgements, which the trial's JVM sees, an outage of the service holds up none. */
    private static void putRecovery(Row row, Cell cell, RequestStamps requests, AppliedLatency applied) {
        long start = requests.windowEndNanos() - cell.timing().measure().toNanos();
        Disturbance.of(cell)
                .ifPresent(disturbance -> row.put(
                        Recovery.RECOVERY, Recovery.millis(disturbance, start, applied.backlog(start, LOOK_NANOS))));
    }
}
