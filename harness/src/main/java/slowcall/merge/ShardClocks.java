package slowcall.merge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import slowcall.result.ResultsException;
import slowcall.result.Row;

/**
 * Whether generators that were to start at the same times did. Latencies are each one's own, by its monotonic clock, and depend on no
 * other: clocks that are apart shift the shares of a load against each other, and no more.
 */
final class ShardClocks {
    /** More shifts a share by more than a call takes on most plans. */
    static final Duration MOST_APART = Duration.ofMillis(100);

    /** Beyond what a clock that is being slewed drifts in a minute or two. */
    private static final double MOST_DRIFT_MS = 100;

    /** How far they are apart at most; empty where they are one. */
    private final Optional<Duration> apart;

    private final String source;

    private ShardClocks(Optional<Duration> apart, String source) {
        this.apart = apart;
        this.source = source;
    }

    /**
     * Looks at the machines' clocks.
     *
     * @param vouched how far they are apart at most, as whoever keeps them says; without, their kernels are believed
     * @throws ResultsException if they are more than one, and nobody says, or too far apart
     */
    static ShardClocks of(List<ShardFolder> shards, Optional<Duration> vouched) {
        Set<String> clocks =
                shards.stream().map(shard -> shard.aboutShard("clock")).collect(Collectors.toSet());
        if (clocks.size() == 1 && !clocks.contains("")) {
            return new ShardClocks(Optional.empty(), "one machine");
        }
        Optional<Duration> apart = vouched.or(() -> reckoned(shards));
        if (apart.isEmpty()) {
            throw new ResultsException(
                    shards.getLast().path(),
                    "began by another machine's clock than " + shards.getFirst().path()
                            + ", and their kernels know of no NTP that keeps them; say how far they are apart at most, as whoever"
                            + " sets them can tell, with --clocks-within 10ms");
        }
        if (apart.get().compareTo(MOST_APART) > 0) {
            throw new ResultsException(
                    shards.getLast().path(),
                    "began by a clock that may be " + apart.get().toMillis()
                            + " ms away from the others', and more than " + MOST_APART.toMillis()
                            + " ms is no common start; run them again with clocks set by NTP");
        }
        return new ShardClocks(apart, vouched.isPresent() ? "told" : "their kernels");
    }

    /** Two clocks are apart by no more than both are from true time: the sum of the two largest errors. */
    private static Optional<Duration> reckoned(List<ShardFolder> shards) {
        List<Double> errors = new ArrayList<>();
        for (ShardFolder shard : shards) {
            OptionalDouble error = shard.largest("clock_error_ms");
            if (error.isEmpty()) {
                return Optional.empty();
            }
            errors.add(error.getAsDouble());
        }
        double millis = errors.stream()
                .sorted(Comparator.reverseOrder())
                .limit(2)
                .mapToDouble(Double::doubleValue)
                .sum();
        return Optional.of(Duration.ofMillis((long) Math.ceil(millis)));
    }

    /**
     * Why the shares of a trial were not offered together; empty if they were.
     *
     * @param shares one row for each generator, none of them of a trial that failed
     */
    Optional<String> objection(List<Row> shares) {
        List<String> starts = shares.stream()
                .map(share -> share.text("started_at"))
                .distinct()
                .toList();
        if (starts.size() > 1 || starts.contains("")) {
            return Optional.of("its shares started at different times");
        }
        for (int index = 0; index < shares.size(); index++) {
            OptionalDouble drift = shares.get(index).number("clock_drift_ms");
            if (drift.isEmpty()) {
                return Optional.of(
                        "nobody knows whether the clock of shard " + (index + 1) + " was set while it measured");
            }
            if (Math.abs(drift.getAsDouble()) > MOST_DRIFT_MS) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "the clock of shard %d was set by %.0f ms while it measured",
                        index + 1,
                        drift.getAsDouble()));
            }
        }
        return Optional.empty();
    }

    /** For the manifest. */
    Map<String, Object> about() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("same", apart.isEmpty());
        about.put("source", source);
        apart.ifPresent(most -> about.put("within_ms", most.toMillis()));
        return about;
    }
}
