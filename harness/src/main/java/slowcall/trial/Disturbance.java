package slowcall.trial;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import slowcall.plan.Arrivals;
import slowcall.plan.Cell;
import slowcall.plan.Outage;

/**
 * What passes in a trial and has to be recovered from: a step of the arrivals or an outage of the service.
 *
 * @param after when it begins, counted from the schedule's start
 * @param end when it is over, counted likewise
 */
record Disturbance(Duration after, Duration end) {

    /** The cell's; with both a step and an outage, from the first to begin until the last to be over. */
    static Optional<Disturbance> of(Cell cell) {
        Optional<Disturbance> outage = cell.outage().map(out -> new Disturbance(out.after(), out.end()));
        if (!(cell.arrivals() instanceof Arrivals.Step step)) {
            return outage;
        }
        Disturbance ours = new Disturbance(step.after(), step.end());
        return Optional.of(outage.map(ours::with).orElse(ours));
    }

    private Disturbance with(Disturbance other) {
        return new Disturbance(
                after.compareTo(other.after) < 0 ? after : other.after, end.compareTo(other.end) > 0 ? end : other.end);
    }

    /**
     * How long arithmetic lets the recovery take, in seconds: until what has queued up beyond the ceiling is served by what the
     * ceiling has to spare, and then for a mean delay until the last of it has been answered. Empty where the ceiling leaves
     * nothing to spare, where the disturbance is shorter than a delay, where requests are cancelled in the queue, and for what is
     * neither a step nor an outage.
     *
     * @param meanDelaySeconds what a request takes
     * @param ceilingRps the strategy's; empty without a bound, and then nothing queues up
     * @param queueBound the most that may queue up; 0 for any number
     */
    static OptionalDouble predictedSeconds(
            Cell cell, double meanDelaySeconds, OptionalDouble ceilingRps, int queueBound) {
        double base;
        double queued;
        double lengthSeconds;
        if (cell.arrivals() instanceof Arrivals.Step step && cell.outage().isEmpty()) {
            base = step.base();
            lengthSeconds = seconds(step.length());
            queued = ceilingRps.isEmpty() ? 0 : Math.max(0, step.peak() - ceilingRps.getAsDouble()) * lengthSeconds;
        } else if (cell.outage().isPresent() && cell.arrivals().rps().isPresent()) {
            Outage outage = cell.outage().get();
            base = cell.arrivals().rps().getAsDouble();
            lengthSeconds = seconds(outage.length());
            // The calls that hang fill the ceiling's N = ceiling * delay; all further arrivals wait for them.
            queued = ceilingRps.isEmpty() || outage.mode() == Outage.Mode.FAIL
                    ? 0
                    : Math.max(0, base * lengthSeconds - ceilingRps.getAsDouble() * meanDelaySeconds);
        } else {
            return OptionalDouble.empty();
        }
        double ceiling = ceilingRps.orElse(Double.POSITIVE_INFINITY);
        if (queueBound > 0) {
            queued = Math.min(queued, queueBound);
        }
        double longestWait = cell.outage().isPresent() ? lengthSeconds : queued / ceiling;
        boolean cutShort = cell.cancels()
                && longestWait + meanDelaySeconds > seconds(cell.timing().timeout());
        if (ceiling <= base || cutShort || (queued > 0 && lengthSeconds < meanDelaySeconds)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(queued / (ceiling - base) + meanDelaySeconds);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
