package slowcall.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import slowcall.stats.Trend;

/**
 * How much something grows over a soak, by the Theil–Sen slope over the samples behind the first third, in which a JVM still compiles and
 * clients still open connections.
 *
 * @param what with its unit
 * @param median of the samples
 * @param growth from the first of them to the last, by the slope
 * @param allowed growth that is no leak: what one sample differs from the next by; of descriptors, the connections of all calls that
 *     can be under way at once, of which a short soak opens more from sample to sample
 */
record Growth(String what, double median, double growth, double allowed) {
    private static final double HEAP_MIB = 8;
    private static final double THREADS = 8;
    private static final double DESCRIPTORS = SoakMain.CALLS_AT_ONCE;
    private static final double RSS_MIB = 32;

    static List<Growth> of(List<SoakSample> samples) {
        List<SoakSample> settled = samples.subList(samples.size() / 3, samples.size());
        return List.of(
                of("heap, MiB", settled, SoakSample::heapMib, HEAP_MIB),
                of("threads", settled, SoakSample::threads, THREADS),
                of("descriptors", settled, sample -> sample.descriptors().orElse(0), DESCRIPTORS),
                of("resident memory, MiB", settled, sample -> sample.rssMib().orElse(0), RSS_MIB));
    }

    private static Growth of(
            String what, List<SoakSample> samples, ToDoubleFunction<SoakSample> value, double allowed) {
        double[] values = samples.stream().mapToDouble(value).toArray();
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        double slope = values.length < 2 ? 0 : Trend.of(values).slope();
        return new Growth(what, sorted[sorted.length / 2], slope * (values.length - 1), allowed);
    }

    boolean isFlat() {
        return growth <= allowed;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %.1f, %+.1f over the last two thirds (%s)",
                what,
                median,
                growth,
                isFlat() ? "flat" : "grows by more than " + allowed);
    }
}
