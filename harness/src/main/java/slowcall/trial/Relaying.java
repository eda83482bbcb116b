package slowcall.trial;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import slowcall.measure.RelayLatency;
import slowcall.measure.RequestStamps;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.strategy.Milestones;
import slowcall.validity.Regime;

/** What a strategy's own processes have noted of requests on their way to the call: the parent joins it with the trial's stamps. */
final class Relaying {
    static final Column BACKLOG_MAX = Column.of(
            "backlog_max",
            "Most requests at once whose login was committed and whose call had not begun, by the stamps of the processes that see both; those whose call never did count to the end (known where commit_p50_ms can be, and in unstable rows as well)");

    static final List<Column> COLUMNS = List.of(BACKLOG_MAX);

    private Relaying() {}

    /**
     * Fills it in.
     *
     * @param row with the regimes of both sides of the hand-off, as far as they are known
     * @return the histograms, in microseconds, that tell how long requests take, and not how long the trial was
     */
    static List<Histogram> put(Row row, RequestStamps requests, Milestones milestones) {
        RelayLatency latency = RelayLatency.of(requests, milestones);
        latency.mostWaiting().ifPresent(most -> row.put(BACKLOG_MAX, most));
        List<Histogram> told = new ArrayList<>();
        if (!isUnstable(row, Load.REGIME)) {
            told.add(latency.commits());
            if (!isUnstable(row, Applied.REGIME)) {
                told.add(latency.relays());
            }
        }
        told.forEach(histogram -> Latencies.putQuantiles(row, histogram));
        return told;
    }

    private static boolean isUnstable(Row row, Column regime) {
        return row.text(regime.name()).equals(Regime.UNSTABLE.toString());
    }
}
