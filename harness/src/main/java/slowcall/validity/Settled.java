package slowcall.validity;

import java.util.List;
import slowcall.jvm.CompilerThreads;
import slowcall.measure.Trace;

/**
 * Whether a load has become stationary: it has lasted long enough for the compiler to have met its code, and in the last
 * {@value #SECONDS} seconds the compiler was quiet, no more requests piled up than chance explains, and the medians of excess lay
 * together.
 */
public final class Settled {
    private static final int SECONDS = 3;

    /**
     * HotSpot's second compiler takes a method when it has been called 5,000 times (Tier4InvocationThreshold) beyond the 200 after which
     * the first one took it. What a request calls once is quiet before and after, and busy then.
     */
    private static final long ENOUGH_REQUESTS = 6000;

    /** At a low rate so many requests take too long, and a share of a processor is what few compilations do not reach. */
    private static final int ENOUGH_SECONDS = 15;

    /** With fewer requests than this in a second its median says little, and the compiler alone decides. */
    private static final int LEAST_REQUESTS = 20;

    private static final double LEAST_SPREAD_MILLIS = 0.2;
    private static final double SPREAD_SHARE = 0.2;

    private Settled() {}

    /** Looks at the last seconds; those before the first request has ended show no latency yet and do not count. */
    public static boolean isStationary(List<Trace.Second> seconds) {
        List<Trace.Second> answering =
                seconds.stream().dropWhile(second -> second.ended() == 0).toList();
        long offered = seconds.stream().mapToLong(Trace.Second::offered).sum();
        if (answering.size() < SECONDS || !isLong(offered, answering.size())) {
            return false;
        }
        List<Trace.Second> last = answering.subList(answering.size() - SECONDS, answering.size());
        return last.stream().allMatch(second -> isQuiet(second.jitMillis(), second.millis()))
                && !isGrowing(last)
                && liesTogether(last);
    }

    /**
     * Whether a load has lasted long enough for the compiler to have met its code.
     *
     * @param offered requests so far
     */
    public static boolean isLong(long offered, int seconds) {
        return offered >= ENOUGH_REQUESTS || seconds >= ENOUGH_SECONDS;
    }

    /**
     * Whether the compiler left a stretch of time alone.
     *
     * @param jitMillis its CPU time in it; not a number where it is unknown, and then believed to be little
     */
    public static boolean isQuiet(double jitMillis, double lengthMillis) {
        return Double.isNaN(jitMillis) || jitMillis <= CompilerThreads.QUIET_SHARE * lengthMillis;
    }

    /** A backlog that grows makes ever longer latencies, which seem to lie together once they are long enough. */
    private static boolean isGrowing(List<Trace.Second> seconds) {
        long first = seconds.getFirst().inFlight();
        long growth = seconds.getLast().inFlight() - first;
        return growth > Regime.chance((double) first);
    }

    private static boolean liesTogether(List<Trace.Second> seconds) {
        List<Trace.Quantiles> times = seconds.stream().map(Trace.Second::times).toList();
        if (times.stream().anyMatch(second -> second.count() < LEAST_REQUESTS)) {
            return true;
        }
        double[] medians = times.stream()
                .mapToDouble(Trace.Quantiles::medianMillis)
                .sorted()
                .toArray();
        double spread = medians[medians.length - 1] - medians[0];
        return spread <= Math.max(LEAST_SPREAD_MILLIS, SPREAD_SHARE * medians[medians.length / 2]);
    }
}
