package slowcall.validity;

import java.util.List;
import java.util.OptionalDouble;
import slowcall.result.Row;

/**
 * Calls that are said to take less time than the service took for them, by the clock of another process. Little's law compares two
 * records of the same events; these are not the trial's own.
 */
final class ShorterThanService implements Check {
    /** One in so many may have been given up while the service worked on it. */
    private static final long FEW = 1000;

    private static final Threshold INVALID = Threshold.invalid(
            "missing",
            1,
            "% of the service's time",
            "the service's part lies within the call, so that nothing may be missing; ten times the histograms' resolution");

    @Override
    public String code() {
        return "shorter-than-service";
    }

    @Override
    public String looksAt() {
        return "How far call_mean_ms is below service_time_mean_ms; where all requests but one in a thousand at the most"
                + " were answered, and none was cancelled at its deadline, so that both are means of the same calls";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(INVALID);
    }

    @Override
    public String remedy() {
        return "report it with the results folder: the recorder has lost a part of the calls' times";
    }

    @Override
    public boolean judges(Row row) {
        Circumstances circumstances = new Circumstances(row);
        return circumstances.knows("call_mean_ms")
                && circumstances.knows("service_time_mean_ms")
                && !(circumstances.departsIn("cancel") && row.count("timeouts") > 0)
                && FEW * (row.count("errors") + row.count("timeouts") + row.count("unfinished"))
                        <= row.count("offered");
    }

    @Override
    public List<Finding> look(Row row) {
        double call = row.number("call_mean_ms").orElseThrow();
        double service = row.number("service_time_mean_ms").orElseThrow();
        return INVALID.judge(OptionalDouble.of(100 * (service - call) / service));
    }
}
