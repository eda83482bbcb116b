package slowcall.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import slowcall.JointLoad;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.plan.Shard;

/** Which share of a load to offer, and when to begin. */
final class ShardOptions {
    /** Enough to begin it on several machines by hand; with less some may be late. */
    private static final Duration SOONEST = Duration.ofSeconds(3);

    private static final Duration LATEST = Duration.ofHours(24);

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "Offer the I-th of N shares of the plan's load, beside N-1 other runs of the same plan and seed on other machines; slowcall merge joins their folders.")
    private @Nullable String shard;

    @Option(
            names = "--start-at",
            paramLabel = "TIME",
            description =
                    "With --shard: when all N begin, in UTC, such as 2026-04-01T12:00:00Z; the same for all of them, whose clocks must agree.")
    private @Nullable String startAt;

    /**
     * The load that is asked for; empty without a shard.
     *
     * @param now to know whether there is time enough
     * @throws PlanException if what is given cannot be
     */
    Optional<JointLoad> load(Instant now) {
        String share = shard;
        String start = startAt;
        if (share == null && start == null) {
            return Optional.empty();
        }
        if (share == null || start == null) {
            throw refuse("--shard and --start-at go together: all shards begin at the same time");
        }
        Shard which;
        try {
            which = Shard.parse(share);
        } catch (IllegalArgumentException e) {
            throw refuse("--shard: " + e.getMessage());
        }
        if (which.offersAll()) {
            throw refuse(
                    "--shard " + share + ": one that offers all of the load has no others to begin with; leave it out");
        }
        return Optional.of(new JointLoad(which, begin(start, now)));
    }

    private static Instant begin(String written, Instant now) {
        Instant begin;
        try {
            begin = Instant.parse(written);
        } catch (DateTimeParseException e) {
            throw refuse("--start-at \"" + written + "\" is no time in UTC; write it as 2026-04-01T12:00:00Z");
        }
        Duration left = Duration.between(now, begin);
        if (left.compareTo(SOONEST) < 0) {
            throw refuse("--start-at " + written + (left.isNegative() ? " has passed" : " is too soon")
                    + "; give the other machines some time");
        }
        if (left.compareTo(LATEST) > 0) {
            throw refuse("--start-at " + written + " is more than a day away");
        }
        return begin;
    }

    private static PlanException refuse(String why) {
        return new PlanException(Position.NONE, why);
    }
}
