package slowcall.report.run;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import slowcall.report.Keys;
import slowcall.result.Row;

/**
 * A cell of a run.
 *
 * @param label what it is called beside others of its load
 * @param keys what readers filter by
 * @param summary its row of {@code summary.csv}
 * @param trials its trials that are not INVALID
 * @param histograms of all these trials' requests together, in microseconds, by their tags
 */
record RunCell(String label, Keys keys, Row summary, List<Row> trials, Map<String, Histogram> histograms) {
    boolean isUnstable() {
        return summary.text("regime").equals("unstable");
    }

    /** Calls that a request makes one after another; 0 where it makes some at the same time. */
    int callsInSequence() {
        String shape = summary.text("shape");
        if (shape.equals("single")) {
            return 1;
        }
        return shape.matches("chain-[1-9][0-9]{0,3}") ? Integer.parseInt(shape.substring("chain-".length())) : 0;
    }
}
