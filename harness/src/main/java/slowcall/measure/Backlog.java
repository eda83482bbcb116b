package slowcall.measure;

import java.util.ArrayList;
import java.util.List;
import slowcall.result.Column;
import slowcall.result.Row;

/** Requests in flight, offered and not ended, looked at every 50 ms. */
public final class Backlog implements Probe {
    static final Column IN_FLIGHT_MEAN = Column.decimal(
            "in_flight_mean",
            2,
            "Mean number of requests in flight while requests were offered; looked at every 50 ms");
    static final Column IN_FLIGHT_MAX =
            Column.of("in_flight_max", "Most requests seen in flight; looked at every 50 ms");

    private final LatencyRecorder recorder;
    private final long untilNanos;
    private final List<Sample> samples = new ArrayList<>();

    /** So many requests were in flight at that time. */
    public record Sample(long nanoTime, long inFlight) {}

    /**
     * @param recorder whose requests
     * @param untilNanos when the last request is offered: the mean does not count what drains afterwards
     */
    public Backlog(LatencyRecorder recorder, long untilNanos) {
        this.recorder = recorder;
        this.untilNanos = untilNanos;
    }

    @Override
    public List<Column> columns() {
        return List.of(IN_FLIGHT_MEAN, IN_FLIGHT_MAX);
    }

    @Override
    public void start() {}

    @Override
    public void sample() {
        // Ended before offered: the difference is never negative.
        long ended = recorder.ended();
        samples.add(new Sample(System.nanoTime(), recorder.offered() - ended));
    }

    @Override
    public void stop(Row row) {
        offering().stream().mapToLong(Sample::inFlight).average().ifPresent(mean -> row.put(IN_FLIGHT_MEAN, mean));
        samples.stream().mapToLong(Sample::inFlight).max().ifPresent(max -> row.put(IN_FLIGHT_MAX, max));
    }

    /** The samples taken while requests were offered. */
    public List<Sample> offering() {
        return samples.stream()
                .filter(sample -> sample.nanoTime() <= untilNanos)
                .toList();
    }
}
