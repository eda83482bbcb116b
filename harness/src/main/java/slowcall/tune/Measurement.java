package slowcall.tune;

import java.util.Optional;
import org.HdrHistogram.Histogram;
import slowcall.result.Row;

/**
 * A trial of a point.
 *
 * @param seed that its schedule was drawn with
 * @param row its figures
 * @param completed times from the intended start to the end, in microseconds; empty where nothing was kept
 */
public record Measurement(Point point, long seed, Row row, Optional<Histogram> completed) {
    /** Whether it can be believed. */
    boolean counts() {
        return row.text("status").equals("OK") && !row.text("verdict").equals("INVALID");
    }

    boolean unstable() {
        return row.text("regime").equals("unstable");
    }

    /** Whether there is a latency that does not depend on how long the trial was. */
    boolean isSteady() {
        return counts()
                && !unstable()
                && completed.filter(h -> h.getTotalCount() > 0).isPresent();
    }

    /** Of the requests offered; NaN if none were. */
    double share(String... columns) {
        double sum = 0;
        for (String column : columns) {
            sum += row.count(column);
        }
        return sum / row.count("offered");
    }
}
