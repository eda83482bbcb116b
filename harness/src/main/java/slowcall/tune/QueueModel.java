package slowcall.tune;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slowcall.load.Schedule;
import slowcall.plan.RequestShape;
import slowcall.stats.Queueing;
import slowcall.stats.WaitingTime;

/**
 * Requests before so many servers, each taken for the delay and an overhead: M/G/c, and D/G/c with equal gaps. By formulas for what is
 * predicted before anything is measured, by replay for a trial's own schedule and for the long run.
 */
final class QueueModel {
    private static final int DELAY_SAMPLE = 4000;

    private final Question question;
    private final LongRun longRun;
    private final int[] delays;
    private final double variation;
    private final Map<Drawn, Times> drawn = new HashMap<>();

    private record Drawn(double rate, long seed) {}

    @SuppressWarnings("ArrayRecordComponent") // Of this class alone.
    private record Times(long[] arrivals, int[] delaysMillis) {}

    QueueModel(Question question, LongRun longRun) {
        this.question = question;
        this.longRun = longRun;
        this.delays = longRun.delays(DELAY_SAMPLE);
        double mean = Arrays.stream(delays).average().orElseThrow();
        double squares = Arrays.stream(delays)
                .mapToDouble(d -> (d - mean) * (d - mean))
                .average()
                .orElseThrow();
        this.variation = squares / (mean * mean);
    }

    /** A trial's own schedule, replayed with calls that take so much longer than their delays. */
    Replayed replay(Point point, long seed, double overheadMillis) {
        Times times = drawn.computeIfAbsent(new Drawn(point.rate(), seed), this::draw);
        long[] services = new long[times.delaysMillis().length];
        for (int i = 0; i < services.length; i++) {
            services[i] = Math.max(0, Math.round((times.delaysMillis()[i] + overheadMillis) * 1e6));
        }
        return Replayed.of(
                times.arrivals(),
                services,
                point,
                0,
                question.effort().timeout().toNanos());
    }

    private Times draw(Drawn what) {
        Schedule schedule = Schedule.draw(
                question.arrivals(what.rate()),
                new RequestShape.Single(),
                question.delay().profile(),
                question.effort().measure(),
                what.seed());
        long[] arrivals = new long[schedule.size()];
        int[] millis = new int[arrivals.length];
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = schedule.offsetNanos(i);
            millis[i] = schedule.delaysMillis(i)[0];
        }
        return new Times(arrivals, millis);
    }

    /** What an objective's figure comes to in the long run. */
    double longRun(Objective objective, Point point, double overheadMillis) {
        return longRun.figure(point, overheadMillis, objective::replayed);
    }

    /**
     * What the formulas predict for a quantile of latency, in milliseconds: infinite where the size cannot bear the rate. Waiting and
     * the request's own delay are independent, for it is served in its turn whatever it takes.
     */
    double predictedMillis(Point point, double quantile) {
        double seconds = question.delay().profile().meanMillis() / 1000;
        double load = point.rate() * seconds;
        @Nullable WaitingTime wait = null;
        if (point.arm().isSized()) {
            boolean mayBeFull = !question.isPoisson() && variation == 0;
            boolean unbearable = mayBeFull ? load > point.size() : load >= point.size();
            if (unbearable) {
                return Double.POSITIVE_INFINITY;
            }
            if (load < point.size()) {
                wait = Queueing.general(point.size(), point.rate(), seconds, question.isPoisson() ? 1 : 0, variation);
            }
        }
        double low = 0;
        double high = 2.0 * Arrays.stream(delays).max().orElseThrow() + 1;
        while (beyond(wait, high) > 1 - quantile) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (beyond(wait, middle) > 1 - quantile) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double beyond(@Nullable WaitingTime wait, double millis) {
        double sum = 0;
        for (int delay : delays) {
            sum += delay > millis ? 1 : wait == null ? 0 : wait.beyond((millis - delay) / 1000);
        }
        return sum / delays.length;
    }
}
