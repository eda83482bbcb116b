package slowcall.validity;

import java.util.List;
import slowcall.result.Row;

/** Requests in flight, integrated over time, against arrivals × time in the system: two ways to one figure. */
final class Little implements Check {
    private static final long FEWEST = 1000;

    private static final Threshold INVALID = Threshold.invalid(
            "error",
            5,
            "%",
            "every request begins and ends within the window, so that L = λW holds exactly and only resolution may differ,"
                    + " 0.1 %; where fifty times that is missing, some of the times are wrong");
    private static final Threshold SUSPECT = Threshold.suspect(
            "error",
            1,
            "%",
            "ten times the histograms' resolution. Judged from 1,000 ended requests on: below that a single one that the two"
                    + " sides count differently is more than a tenth of it");

    @Override
    public String code() {
        return "little";
    }

    @Override
    public String looksAt() {
        return "Little's law, L = λW, with L integrated apart from the latencies: little_error_percent";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(INVALID, SUSPECT);
    }

    @Override
    public String remedy() {
        return "report it with the results folder: recorder and integrator disagree about how long requests took";
    }

    @Override
    public boolean judges(Row row) {
        long ended = row.count("ok") + row.count("errors") + row.count("timeouts") + row.count("rejected");
        return new Circumstances(row).knows("little_error_percent") && ended >= FEWEST;
    }

    @Override
    public List<Finding> look(Row row) {
        return Threshold.severest(row.number("little_error_percent"), INVALID, SUSPECT);
    }
}
