package slowcall.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongToIntFunction;
import slowcall.result.Column;
import slowcall.result.Row;

/** Requests and calls in flight: their integrals and counts, looked at every 50 ms. */
public final class Backlog implements SampledProbe {
    static final Column IN_FLIGHT_MEAN = Column.decimal(
            "in_flight_mean",
            2,
            "Mean number of requests in flight while requests were offered, or until a burst had ended: their number integrated over time");
    static final Column CALLS_IN_FLIGHT_MEAN = Column.decimal(
            "calls_in_flight_mean",
            2,
            "Mean number of calls in flight in the time that counts for throughput_rps, integrated likewise (empty where they are made in other processes)");
    static final Column IN_FLIGHT_MAX =
            Column.of("in_flight_max", "Most requests seen in flight; looked at every 50 ms");

    static final Column OVERDUE_MAX = Column.of(
            "overdue_max",
            "Most requests seen past their deadline that the strategy had not let go; looked at every 50 ms from the schedule's start until the last request ended");

    private final LatencyRecorder recorder;
    private final List<Look> looks = new ArrayList<>();
    private long startNanos = Long.MIN_VALUE;
    private long steadyNanos = Long.MIN_VALUE;
    private long untilNanos = Long.MAX_VALUE;
    private LongToIntFunction dueBy = elapsed -> 0;

    private record Look(
            long nanoTime, int offered, long ended, long released, InFlight.Look requests, InFlight.Look calls) {}

    /**
     * How things stood at that time.
     *
     * @param inFlight requests offered and not ended
     * @param backlog requests that were due and are not off the strategy's hands, timed-out ones included
     */
    public record Sample(long nanoTime, long inFlight, long backlog) {}

    public Backlog(LatencyRecorder recorder) {
        this.recorder = recorder;
    }

    /**
     * Limits what counts.
     *
     * @param start when the schedule starts
     * @param steady from when on calls count for the throughput
     * @param until when the last request is offered, or for a burst has ended: what drains afterwards does not count
     * @param dueBy how many requests the schedule wants offered after so many nanoseconds
     */
    public void window(long start, long steady, long until, LongToIntFunction dueBy) {
        this.startNanos = start;
        this.steadyNanos = steady;
        this.untilNanos = until;
        this.dueBy = dueBy;
    }

    @Override
    public List<Column> columns() {
        return List.of(IN_FLIGHT_MEAN, IN_FLIGHT_MAX, CALLS_IN_FLIGHT_MEAN, OVERDUE_MAX);
    }

    @Override
    public void start() {
        sample();
    }

    @Override
    public void sample() {
        // Ends before offers: differences are never negative.
        long ended = recorder.ended();
        long released = recorder.released();
        looks.add(new Look(
                System.nanoTime(),
                recorder.offered(),
                ended,
                released,
                recorder.requestsInFlight(),
                recorder.callsInFlight()));
    }

    @Override
    public void stop(Row row) {
        sample();
        samples().stream().mapToLong(Sample::inFlight).max().ifPresent(max -> row.put(IN_FLIGHT_MAX, max));
        // What has ended and is not off the strategy's hands has timed out. A late end may be counted between the two
        // looks.
        looks.stream()
                .filter(look -> look.nanoTime() >= startNanos)
                .mapToLong(look -> Math.max(0, look.ended() - look.released()))
                .max()
                .ifPresent(max -> row.put(OVERDUE_MAX, max));
        row.put(IN_FLIGHT_MEAN, mean(Look::requests, startNanos));
        if (!recorder.isHandingOff()) {
            row.put(CALLS_IN_FLIGHT_MEAN, mean(Look::calls, steadyNanos));
        }
    }

    /** From the first look at {@code from} or later to the last one in the window. */
    private double mean(Function<Look, InFlight.Look> what, long from) {
        List<InFlight.Look> within = looks.stream()
                .filter(look -> look.nanoTime() >= from && look.nanoTime() <= untilNanos)
                .map(what)
                .toList();
        return within.size() < 2 ? Double.NaN : within.getLast().meanSince(within.getFirst());
    }

    /** The samples of the window. */
    public List<Sample> samples() {
        return looks.stream()
                .filter(look -> look.nanoTime() >= startNanos && look.nanoTime() <= untilNanos)
                .map(this::sample)
                .toList();
    }

    private Sample sample(Look look) {
        // A submit that blocks keeps back what is due; a closed loop's requests are due when they are offered.
        int due = Math.max(look.offered(), dueBy.applyAsInt(look.nanoTime() - startNanos));
        return new Sample(look.nanoTime(), look.offered() - look.ended(), due - look.released());
    }
}
