package slowcall.validity;

import java.util.List;
import java.util.OptionalDouble;
import slowcall.result.Row;

/** Requests that failed although nothing should: they are in no latency. */
final class Errors implements Check {
    private static final Threshold INVALID = Threshold.invalid(
            "failed", 1, "%", "as many as lie beyond a p99: the slowest hundredth may be what is missing from it");
    private static final Threshold SUSPECT = Threshold.suspect(
            "failed",
            0.1,
            "%",
            "a tenth of what lies beyond a p99, which then is between p99 and p99.1 of all; loopback and a service that does"
                    + " what it should give none at all");

    @Override
    public String code() {
        return "errors";
    }

    @Override
    public String looksAt() {
        return "errors ÷ offered. Rejections and timeouts are results; with an outage in the plan errors are, too, and not"
                + " judged";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(INVALID, SUSPECT);
    }

    @Override
    public String remedy() {
        return "read first_failure: descriptors, ports and the service's end are the usual causes";
    }

    @Override
    public boolean judges(Row row) {
        return row.count("offered") > 0 && !new Circumstances(row).departsIn("outage");
    }

    @Override
    public List<Finding> look(Row row) {
        return Threshold.severest(
                OptionalDouble.of(100.0 * row.count("errors") / row.count("offered")), INVALID, SUSPECT);
    }
}
