package slowcall.selfcheck;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import slowcall.load.Offer;
import slowcall.load.Schedule;
import slowcall.measure.Counts;
import slowcall.measure.LatencyRecorder;
import slowcall.measure.TimedPointsService;
import slowcall.plan.Arrivals;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;
import slowcall.result.Row;
import slowcall.service.PointsService;
import slowcall.strategy.Strategy;
import slowcall.trial.Load;

/**
 * What the harness recorded of one schedule: the real generator, recorder and deadlines, as a trial puts them together.
 *
 * @param counts what became of the requests
 * @param histograms the recorder's, in microseconds, by tag
 * @param outcomes how each request ended
 * @param undispatched requests that could not be offered
 * @param seconds from the schedule's start until its last request ended
 * @param drainMillis from then until the strategy had drained
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Offered(
        Counts counts,
        Map<String, Histogram> histograms,
        byte[] outcomes,
        int undispatched,
        double seconds,
        double drainMillis) {
    /** Is told when the schedule is about to start. */
    interface Watcher {
        Watcher NOBODY = (recorder, startNanos) -> {};

        void starting(LatencyRecorder recorder, long startNanos);
    }

    /** A schedule of requests that make one call each. */
    static Schedule schedule(Arrivals arrivals, int delayMillis, Duration length, long seed) {
        return Schedule.draw(arrivals, new RequestShape.Single(), new ServiceProfile.Fixed(delayMillis), length, seed);
    }

    static Offered run(
            Schedule schedule,
            Arrivals arrivals,
            Duration timeout,
            PointsService service,
            Function<PointsService, Strategy.Session> strategy)
            throws InterruptedException {
        return run(schedule, arrivals, timeout, service, strategy, 0, Watcher.NOBODY);
    }

    /** Offers the schedule, and returns when all its requests have ended or timed out and the strategy has drained. */
    static Offered run(
            Schedule schedule,
            Arrivals arrivals,
            Duration timeout,
            PointsService service,
            Function<PointsService, Strategy.Session> strategy,
            long firstId,
            Watcher watcher)
            throws InterruptedException {
        Offer offer = new Offer(arrivals, new RequestShape.Single(), schedule, timeout);
        LatencyRecorder recorder = offer.recorder();
        TimedPointsService timed = new TimedPointsService(service);
        timed.recordTo(recorder);
        double seconds;
        long ended;
        try (Strategy.Session session = strategy.apply(timed)) {
            long start = Offer.nextStart();
            watcher.starting(recorder, start);
            offer.run(session, firstId, start, 0);
            seconds = (recorder.lastEndNanos() - start) / 1e9;
            ended = System.nanoTime();
        }
        double drainMillis = (System.nanoTime() - ended) / 1e6;
        Map<String, Histogram> histograms =
                recorder.take().stream().collect(Collectors.toMap(Histogram::getTag, Function.identity()));
        return new Offered(
                recorder.counts(), histograms, recorder.outcomes(), offer.undispatched(), seconds, drainMillis);
    }

    Histogram histogram(String tag) {
        Histogram histogram = histograms.get(tag);
        if (histogram == null) {
            throw new IllegalArgumentException("the recorder keeps no " + tag);
        }
        return histogram;
    }

    /** A quantile of a histogram, in milliseconds, however few samples lie beyond it. */
    double millis(String tag, double quantile) {
        return histogram(tag).getValueAtPercentile(quantile * 100) / 1000.0;
    }

    /** A histogram's mean, in milliseconds. */
    double meanMillis(String tag) {
        return histogram(tag).getMean() / 1000;
    }

    /** The counts as a trial's row has them, for the checks that judge it. */
    Row row() {
        Row row = new Row();
        Load.put(row, counts);
        return row.put(Load.UNDISPATCHED, undispatched).put(Load.DRAIN, drainMillis);
    }
}
