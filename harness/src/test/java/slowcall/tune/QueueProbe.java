package slowcall.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import slowcall.load.Schedule;
import slowcall.plan.RequestShape;
import slowcall.result.Row;
import slowcall.stats.QueueReplay;

/**
 * Stands in for trials: a queue in virtual time whose servers are taken for the delay and a little more, and whose requests take
 * something besides that differs from request to request and from trial to trial, as launches of a JVM do.
 */
final class QueueProbe implements Probe {
    /** Of a trial's latencies: two launches differ by about as much. */
    private static final double LAUNCH_SPREAD = 0.005;

    /** What the search is not told, so that it cannot know what chance did to it either. */
    enum Hidden {
        NOTHING,
        /** Of a target only the delays' distribution is known. */
        DELAYS,
        SCHEDULES
    }

    private final Question question;
    private final double overheadMillis;
    private final Hidden hidden;
    private final List<String> rounds = new ArrayList<>();
    private int blocks;

    /**
     * @param overheadMillis that a call holds its server for beyond its delay
     */
    QueueProbe(Question question, double overheadMillis, Hidden hidden) {
        this.question = question;
        this.overheadMillis = overheadMillis;
        this.hidden = hidden;
    }

    QueueProbe(Question question) {
        this(question, 0, Hidden.NOTHING);
    }

    List<String> rounds() {
        return rounds;
    }

    @Override
    public List<Measurement> measure(String purpose, List<Point> points, int count, long seed) {
        rounds.add(purpose + " " + points.stream().map(QueueProbe::text).toList() + (count == 1 ? "" : " × " + count));
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks++;
            for (Point point : points) {
                measurements.add(measure(point, seed * 1_000_003 + blocks));
            }
        }
        return measurements;
    }

    private static String text(Point point) {
        return point.arm().label() + (point.size() == 0 ? "" : " " + point.size());
    }

    private Measurement measure(Point point, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31 + point.size());
        Schedule schedule = Schedule.draw(
                question.arrivals(point.rate()),
                new RequestShape.Single(),
                question.delay().profile(),
                question.effort().measure(),
                hidden == Hidden.SCHEDULES ? random.nextLong() : seed);
        long[] arrivals = new long[schedule.size()];
        long[] services = new long[arrivals.length];
        double busy = 0;
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] = schedule.offsetNanos(i);
            int delay = hidden == Hidden.DELAYS
                    ? question.delay().profile().drawMillis(random)
                    : schedule.delaysMillis(i)[0];
            services[i] = Math.round((delay + overheadMillis) * 1e6);
            busy += services[i];
        }
        long[] waits = QueueReplay.waits(
                arrivals, services, point.servers(), point.arm().places());
        double launch = Math.exp(LAUNCH_SPREAD * random.nextGaussian());
        Histogram completed = new Histogram(3);
        int rejected = 0;
        for (int i = 0; i < waits.length; i++) {
            if (waits[i] == QueueReplay.REJECTED) {
                rejected++;
            } else {
                double own = -0.3 * Math.log1p(-random.nextDouble());
                completed.recordValue(Math.round(((waits[i] + services[i]) / 1e3 + own * 1e3) * launch));
            }
        }
        double seconds = question.effort().measure().toMillis() / 1000.0;
        double inFlight = Math.min(busy / 1e9 / seconds, point.servers());
        boolean unstable = busy / 1e9 / seconds > point.servers() && point.arm().places() == Integer.MAX_VALUE;
        double rate = unstable ? point.servers() / (services[0] / 1e9) : (arrivals.length - rejected) / seconds;
        return new Measurement(
                point,
                seed,
                new Row()
                        .putAll(Map.of(
                                "status", "OK",
                                "verdict", "VALID",
                                "regime", unstable ? "unstable" : "stable",
                                "offered", Integer.toString(arrivals.length),
                                "ok", Integer.toString(arrivals.length - rejected),
                                "rejected", Integer.toString(rejected),
                                "throughput_rps", Double.toString(rate),
                                "calls_in_flight_mean", Double.toString(inFlight),
                                "limited_by", inFlight > 0.95 * point.servers() ? "pool" : "nothing")),
                Optional.of(completed));
    }
}
