package slowcall.tune;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import slowcall.plan.ServiceProfile;

/**
 * What a point comes to in the long run, by replaying a schedule that is long enough for chance not to matter. A trial cannot be: it
 * starts empty, and within seconds sees little of what a queue does in hours. All points meet the same draws, so that a larger
 * size never looks worse than a smaller one.
 */
final class LongRun {
    private static final long SEED = 20_260_401;
    /** Of the requests: what the empty start still shows in. */
    private static final double LEAD = 0.05;
    /** Overheads that are replayed lie so far apart, in mean delays; between them figures lie on a line. */
    private static final double OVERHEAD_STEP = 0.0025;
    /** Latencies kept of a replay: enough for a quantile of .9999. */
    private static final int KEPT = 20_000;

    private final Question question;
    private final double stepMillis;
    private final double[] unitGaps;
    private final int[] delaysMillis;
    private final Map<Key, Replayed> known = new HashMap<>();

    private record Key(int servers, int places, double rate, long overheadSteps) {}

    LongRun(Question question, int requests) {
        this.question = question;
        this.stepMillis = OVERHEAD_STEP * question.delay().profile().meanMillis();
        SplittableRandom gaps = new SplittableRandom(SEED);
        SplittableRandom delays = new SplittableRandom(SEED + 1);
        ServiceProfile profile = question.delay().profile();
        this.unitGaps = new double[requests];
        this.delaysMillis = new int[requests];
        for (int i = 0; i < requests; i++) {
            unitGaps[i] = question.isPoisson() ? -Math.log1p(-gaps.nextDouble()) : 1;
            delaysMillis[i] = profile.drawMillis(delays);
        }
    }

    /**
     * A figure of a point.
     *
     * @param overheadMillis that a call takes beyond its delay
     */
    double figure(Point point, double overheadMillis, ToDoubleFunction<Replayed> figure) {
        double steps = overheadMillis / stepMillis;
        long below = (long) Math.floor(steps);
        double low = figure.applyAsDouble(at(point, below));
        if (steps == below || at(point, below).isEndless()) {
            return low;
        }
        Replayed above = at(point, below + 1);
        return above.isEndless()
                ? figure.applyAsDouble(replay(point, overheadMillis))
                : low + (steps - below) * (figure.applyAsDouble(above) - low);
    }

    private Replayed at(Point point, long steps) {
        Key key = new Key(point.servers(), point.arm().places(), point.rate(), steps);
        Replayed before = known.get(key);
        if (before == null) {
            before = replay(point, steps * stepMillis).thinned(KEPT);
            known.put(key, before);
        }
        return before;
    }

    private Replayed replay(Point point, double overheadMillis) {
        double busy = point.rate() * (meanDelayMillis() + overheadMillis) / 1000;
        if (busy > point.servers() && point.arm().places() == Integer.MAX_VALUE) {
            return Replayed.ENDLESS;
        }
        long[] arrivals = new long[unitGaps.length];
        long[] services = new long[unitGaps.length];
        double at = 0;
        for (int i = 0; i < arrivals.length; i++) {
            at += unitGaps[i] / point.rate() * 1e9;
            arrivals[i] = (long) at;
            services[i] = Math.max(0, Math.round((delaysMillis[i] + overheadMillis) * 1e6));
        }
        long deadline = question.effort().timeout().toNanos();
        return Replayed.of(arrivals, services, point, (int) (LEAD * arrivals.length), deadline);
    }

    private double meanDelayMillis() {
        return question.delay().profile().meanMillis();
    }

    /** The first delays drawn: a sample of their distribution. */
    int[] delays(int count) {
        return Arrays.copyOf(delaysMillis, Math.min(count, delaysMillis.length));
    }
}
