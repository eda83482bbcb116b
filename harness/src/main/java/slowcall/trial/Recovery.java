package slowcall.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import slowcall.measure.Backlog;
import slowcall.plan.Cell;
import slowcall.plan.Setting;
import slowcall.result.Column;
import slowcall.result.Row;

/** What was good for anything, and how long it took until everything was as it had been before a step or an outage. */
final class Recovery {
    static final Column GOODPUT = Column.decimal(
            "goodput_rps",
            3,
            "Requests completed by their deadline, for each second until the schedule was over and the last of them had completed");
    static final Column RECOVERY = Column.decimal(
            "recovery_ms",
            1,
            "From the end of the step or outage until the backlog was back at its level from before for 500 ms, in milliseconds; looked at every 50 ms; where other processes make the calls, the backlog is what was wanted and not applied (empty without either, or if it was not while requests were offered)");
    static final Column PREDICTED = Column.decimal(
            "recovery_predicted_ms",
            1,
            "What arithmetic says of it: what queued up beyond the ceiling / (ceiling - rate after it) + mean delay, in milliseconds (empty where the ceiling has nothing to spare or cancellation empties the queue, and where other processes make the calls)");

    static final List<Column> COLUMNS = List.of(GOODPUT, RECOVERY, PREDICTED);

    private static final long STAYS_NANOS = 500_000_000;
    private static final int LEAST_SAMPLES = 5;
    private static final double LEAST_TOLERANCE = 5;
    /** Standard deviations of a Poisson number, which the requests in flight are at most. */
    private static final double TOLERANCE = 3;

    private Recovery() {}

    /**
     * Requests completed by their deadline, for each second.
     *
     * @param scheduleSeconds how long requests were offered; 0 for a burst
     * @param lastSeconds when the last of them completed; not looked at where there is none
     * @return not a number for a burst of which nothing completed
     */
    static double goodput(long ok, double scheduleSeconds, double lastSeconds) {
        if (ok == 0) {
            return scheduleSeconds > 0 ? 0 : Double.NaN;
        }
        return ok / Math.max(scheduleSeconds, lastSeconds);
    }

    static void put(Row row, Cell cell, double meanDelaySeconds, long startNanos, List<Backlog.Sample> samples) {
        Optional<Disturbance> disturbance = Disturbance.of(cell);
        if (disturbance.isEmpty()) {
            return;
        }
        row.put(RECOVERY, millis(disturbance.get(), startNanos, samples));
        OptionalDouble predicted =
                Disturbance.predictedSeconds(cell, meanDelaySeconds, Parameters.ceiling(cell), queueBound(cell));
        row.put(PREDICTED, predicted.orElse(Double.NaN) * 1000);
    }

    /** A pool's bound for what may wait; 0 without one. */
    private static int queueBound(Cell cell) {
        Setting bound = cell.settings().get("queue_bound");
        return bound == null ? 0 : Integer.parseInt(bound.value());
    }

    /**
     * The level from before is the median of the backlog in the second half of the time before the disturbance; the backlog is back
     * when it is within three standard deviations of a Poisson number with that mean, or within 5 requests, on either side: an outage that
     * fails calls at once empties the backlog.
     */
    static OptionalDouble millis(Disturbance disturbance, long startNanos, List<Backlog.Sample> samples) {
        long begins = startNanos + disturbance.after().toNanos();
        long middle = startNanos + disturbance.after().toNanos() / 2;
        long over = startNanos + disturbance.end().toNanos();
        long[] before = samples.stream()
                .filter(sample -> sample.nanoTime() >= middle && sample.nanoTime() < begins)
                .mapToLong(Backlog.Sample::backlog)
                .sorted()
                .toArray();
        if (before.length < LEAST_SAMPLES) {
            return OptionalDouble.empty();
        }
        double level = before[before.length / 2];
        double tolerance = Math.max(LEAST_TOLERANCE, TOLERANCE * Math.sqrt(level));
        long back = 0;
        int looks = 0;
        for (Backlog.Sample sample : samples) {
            if (sample.nanoTime() < over || Math.abs(sample.backlog() - level) > tolerance) {
                looks = 0;
                continue;
            }
            if (looks++ == 0) {
                back = sample.nanoTime();
            }
            if (looks >= LEAST_SAMPLES && sample.nanoTime() - back >= STAYS_NANOS) {
                return OptionalDouble.of((back - over) / 1e6);
            }
        }
        return OptionalDouble.empty();
    }
}
