package slowcall.trial;

import java.util.List;
import org.HdrHistogram.Histogram;
import slowcall.measure.AppliedLatency;
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
            "Requests per second that the service applied, by its own stamps, in the time that counts for throughput_rps; of a burst, until the last was (known where applied_p50_ms can be, and in unstable rows as well)");

    static final List<Column> COLUMNS = List.of(RPS);

    private Applied() {}

    /** Whether a cell's requests go on when their users have been answered, and the service's ledger tells when they were applied. */
    static boolean isToldOf(Cell cell) {
        return !cell.isBareLoop()
                && (cell.awaits() == Awaits.HANDOFF || Parameters.isElsewhere(cell))
                && cell.exchange().callsTheService()
                // Of several calls the ledger has the first one's time only.
                && cell.shape() instanceof RequestShape.Single;
    }

    /** Fills it in; returns the histogram, in microseconds. */
    static Histogram put(Row row, RequestStamps requests, LedgerEntries ledger) {
        AppliedLatency applied = AppliedLatency.of(requests, ledger::firstAppliedNanos);
        Histogram histogram = applied.histogram();
        row.put(RPS, applied.perSecond());
        Latencies.put(row, List.of(histogram), !row.text("regime").equals(Regime.UNSTABLE.toString()));
        return histogram;
    }
}
