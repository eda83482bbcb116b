package slowcall.merge;

import java.time.Duration;
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

    private final boolean same;
    private final Optional<Duration> vouched;

    private ShardClocks(boolean same, Optional<Duration> vouched) {
        this.same = same;
        this.vouched = vouched;
    }

    /**
     * Looks at the machines' clocks.
     *
     * @param vouched how far they are apart at most, as whoever keeps them says
     * @throws ResultsException if they are more than one, and nobody says, or too far apart
     */
    static ShardClocks of(List<ShardFolder> shards, Optional<Duration> vouched) {
        Set<String> clocks =
                shards.stream().map(shard -> shard.aboutShard("clock")).collect(Collectors.toSet());
        boolean same = clocks.size() == 1 && !clocks.contains("");
        if (!same && vouched.isEmpty()) {
            throw new ResultsException(
                    shards.getLast().path(),
                    "began by another machine's clock than " + shards.getFirst().path()
                            + ", or by one that is not known; say how far they are apart at most, as chronyc tracking on each"
                            + " tells, with --clocks-within 10ms");
        }
        if (!same && vouched.get().compareTo(MOST_APART) > 0) {
            throw new ResultsException(
                    shards.getLast().path(),
                    "began by a clock that may be " + vouched.get().toMillis() + " ms away from the others', and more than "
                            + MOST_APART.toMillis() + " ms is no common start; run them again with clocks set by NTP");
        }
        return new ShardClocks(same, vouched);
    }

    /**
     * Why the shares of a trial were not offered together; empty if they were.
     *
     * @param shares one row for each generator
     */
    Optional<String> objection(List<Row> shares) {
        if (shares.stream().map(share -> share.text("started_at")).distinct().count() > 1) {
            return Optional.of("its shares started at different times");
        }
        for (int index = 0; index < shares.size(); index++) {
            OptionalDouble drift = shares.get(index).number("clock_drift_ms");
            if (drift.isPresent() && Math.abs(drift.getAsDouble()) > MOST_DRIFT_MS) {
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
        about.put("same", same);
        if (!same) {
            vouched.ifPresent(apart -> about.put("within_ms", apart.toMillis()));
        }
        return about;
    }
}
