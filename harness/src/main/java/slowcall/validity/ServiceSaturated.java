package slowcall.validity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import slowcall.result.Row;

/** A service at its limit makes every strategy look alike: it was the service that was measured. */
public final class ServiceSaturated implements Check {
    /** Of a service's capacity: beyond it, its own queueing is part of every latency. */
    public static final double MOST_UTILISATION = 0.7;

    private static final double SHARE_OF_DELAY = 0.1;

    private static final Threshold UTILISATION = Threshold.invalid(
            "utilisation",
            MOST_UTILISATION,
            "",
            "waiting grows as ρ / (1 − ρ): 2.3 service times on average at 0.7, 4 at 0.8, 9 at 0.9. Steady loads only");
    private static final Threshold P50 = Threshold.invalid(
            "excess p50",
            1,
            "ms",
            "strategies lie tenths of a millisecond apart in excess p50, and a service that is not loaded takes 0.1 to 0.5"
                    + " ms. Steady loads only");
    private static final Threshold LATE = Threshold.suspect(
            "more than 5 ms late",
            1,
            "%",
            "as many as lie beyond a p99, for more than a slice of the scheduler (1 to 4 ms): the tail that strategies are compared by is the service's."
                    + " Steady loads only");
    private static final Threshold PASSING_UTILISATION = Threshold.suspect(
            "mean utilisation",
            MOST_UTILISATION,
            "",
            "the same for loads that pass: as a mean over a load with a peak it says that the service was at its limit for"
                    + " most of the time, and is suspect only, since what comes at once must queue somewhere");
    private static final Threshold PASSING_EXCESS = Threshold.suspect(
            "excess",
            1,
            "ms",
            "for loads that pass: p99, or p50 where p99 has too few samples, above a tenth of the mean delay and 1 ms."
                    + " What comes at once must queue somewhere, but then the makespan, a few per cent above the delay, is"
                    + " the service's. Not judged with an outage, which delays on purpose");

    @Override
    public String code() {
        return "service-saturated";
    }

    @Override
    public String looksAt() {
        return "The service's CPU, and the threads that wait, against what it has, and what it took beyond the delays asked for:"
                + " service_utilisation, service_excess_delay_p50_ms, service_excess_delay_p99_ms and service_late_percent; not where requests"
                + " are held";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(UTILISATION, P50, LATE, PASSING_UTILISATION, PASSING_EXCESS);
    }

    @Override
    public String remedy() {
        return "lower the rate, give the service more threads if the plan gives it few, or run on more cores: the service, not the strategy, was measured";
    }

    @Override
    public boolean judges(Row row) {
        var cell = new Circumstances(row);
        return cell.timed() && (cell.knows("service_utilisation") || cell.knows("service_excess_delay_p50_ms"));
    }

    @Override
    public List<Finding> look(Row row) {
        OptionalDouble utilisation = row.number("service_utilisation");
        OptionalDouble p50 = row.number("service_excess_delay_p50_ms");
        OptionalDouble p99 = row.number("service_excess_delay_p99_ms");
        List<Finding> findings = new ArrayList<>();
        if (new Circumstances(row).steady()) {
            findings.addAll(UTILISATION.judge(utilisation));
            findings.addAll(P50.judge(p50));
            findings.addAll(LATE.judge(row.number("service_late_percent")));
            return findings;
        }
        findings.addAll(PASSING_UTILISATION.judge(utilisation));
        OptionalDouble excess = p99.isPresent() ? p99 : p50;
        if (excess.isPresent() && !new Circumstances(row).departsIn("outage")) {
            double limit = Math.max(
                    PASSING_EXCESS.limit(),
                    SHARE_OF_DELAY * row.number("delay_mean_ms").orElse(0));
            findings.addAll(PASSING_EXCESS.judge(excess.getAsDouble(), limit));
        }
        return findings;
    }
}
