package slowcall.validity;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import slowcall.result.Row;

/**
 * The generator's own lateness, without what slow hand-offs add: those are the strategy's. It counts alike for every load that is
 * timed: in a closed loop it is a pause that the callers were not meant to make, and in a burst the generator that lost its
 * processor.
 */
final class GeneratorLag implements Check {
    private static final Threshold P50 = Threshold.invalid(
            "p50",
            1,
            "ms",
            "half of the requests were sent later than the differences that are compared: strategies lie tenths of a"
                    + " millisecond apart in excess p50, and a generator that is sound is late by about 0.1 ms");
    /**
     * Of a burst's length: what the generator does for each request adds up until the burst is sent, and what is compared is how long
     * the whole takes.
     */
    private static final double BURST_SHARE = 0.01;

    private static final Threshold LATE = Threshold.suspect(
            "more than 5 ms late",
            1,
            "%",
            "as many as lie beyond a p99: a timer is late by a tenth of a millisecond; Linux gives other threads slices of 1 to 4 ms, so that who"
                    + " waits longer has waited for more than one of them");

    @Override
    public String code() {
        return "generator-lag";
    }

    @Override
    public String looksAt() {
        return "How late the generator was by its own fault, from when it was due and free until it sent:"
                + " generator_wakeup_p50_ms, in a burst against 1 % of makespan_ms where that is more, and generator_late_percent; not where requests are held";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(P50, LATE);
    }

    @Override
    public String remedy() {
        return "the generator got no processor: lower the rate, use more cores, or end what else runs";
    }

    @Override
    public boolean judges(Row row) {
        return new Circumstances(row).timed() && new Circumstances(row).knows("generator_wakeup_p50_ms");
    }

    private static List<Finding> p50(Row row) {
        OptionalDouble late = row.number("generator_wakeup_p50_ms");
        if (late.isEmpty() || !row.text("arrivals").startsWith("burst-")) {
            return P50.judge(late);
        }
        double share = BURST_SHARE * row.number("makespan_ms").orElse(0);
        return P50.judge(late.getAsDouble(), Math.max(P50.limit(), share));
    }

    @Override
    public List<Finding> look(Row row) {
        return Stream.concat(p50(row).stream(), LATE.judge(row.number("generator_late_percent")).stream())
                .toList();
    }
}
