package slowcall.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What each fork of a JMH benchmark came to, from the values of its iterations. */
public final class JmhMeans {
    private JmhMeans() {}

    /**
     * The mean of each fork of a metric; a sampled benchmark's iterations are histograms of values and their counts.
     *
     * @param metric a {@code primaryMetric} or one of the {@code secondaryMetrics}; forks that are no numbers are left out
     */
    public static List<Double> ofForks(JsonNode metric) {
        List<Double> means = new ArrayList<>();
        metric.path("rawData").forEach(fork -> mean(fork, false).ifPresent(means::add));
        metric.path("rawDataHistogram").forEach(fork -> mean(fork, true).ifPresent(means::add));
        return means;
    }

    private static OptionalDouble mean(JsonNode fork, boolean isHistogram) {
        double sum = 0;
        double count = 0;
        for (JsonNode iteration : fork) {
            if (isHistogram) {
                for (JsonNode bin : iteration) {
                    sum += bin.path(0).asDouble(Double.NaN) * bin.path(1).asDouble(Double.NaN);
                    count += bin.path(1).asDouble(Double.NaN);
                }
            } else {
                sum += iteration.asDouble(Double.NaN);
                count++;
            }
        }
        double mean = sum / count;
        return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }
}
