package slowcall.validity;

import java.util.List;
import slowcall.jvm.CompilerThreads;
import slowcall.measure.Trace;

/**
 * Whether a load has become stationary: {@value #SECONDS} seconds in sequence in which the compiler is quiet, no more requests
 * pile up than chance explains, and the medians of excess lie together.
 */
public final class Settled {
    private static final int SECONDS = 3;

    /** With fewer requests than this in a second its median says little, and the compiler alone decides. */
    private static final int LEAST_REQUESTS = 20;

    /** Standard deviations of a Poisson number, which the requests in flight are at most. */
    private static final double RANDOM_GROWTH = 4;

    private static final double LEAST_GROWTH = 10;
    private static final double LEAST_SPREAD_MILLIS = 0.2;
    private static final double SPREAD_SHARE = 0.2;

    private Settled() {}

    /** Looks at the last seconds; those before the first request has ended show no latency yet and do not count. */
    public static boolean isStationary(List<Trace.Second> seconds) {
        List<Trace.Second> answering =
                seconds.stream().dropWhile(second -> second.ended() == 0).toList();
        if (answering.size() < SECONDS) {
            return false;
        }
        List<Trace.Second> last = answering.subList(answering.size() - SECONDS, answering.size());
        return last.stream().allMatch(second -> isQuiet(second.jitMillis(), second.millis()))
                && !isGrowing(last)
                && liesTogether(last);
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
        return growth > LEAST_GROWTH + RANDOM_GROWTH * Math.sqrt((double) first);
    }

    private static boolean liesTogether(List<Trace.Second> seconds) {
        if (seconds.stream().anyMatch(second -> second.excess().count() < LEAST_REQUESTS)) {
            return true;
        }
        double[] medians = seconds.stream()
                .mapToDouble(second -> second.excess().medianMillis())
                .sorted()
                .toArray();
        double spread = medians[medians.length - 1] - medians[0];
        return spread <= Math.max(LEAST_SPREAD_MILLIS, SPREAD_SHARE * medians[medians.length / 2]);
    }
}
