package slowcall.benchmarks;

import java.util.OptionalInt;

/**
 * Which benchmarks to run.
 *
 * @param kind of benchmarks
 * @param forks JVMs for each, one after another; if empty, as many as each has by itself
 */
public record Selection(Kind kind, OptionalInt forks) {
    /** With more, a single benchmark could outlast what {@link Benchmarks} waits for it. */
    public static final int MOST_FORKS = 50;

    public static final Selection SMOKE = new Selection(Kind.SMOKE, OptionalInt.empty());
    public static final Selection ALL = new Selection(Kind.ALL, OptionalInt.empty());
    public static final Selection RECYCLER = new Selection(Kind.RECYCLER, OptionalInt.empty());

    /** Benchmarks that belong together; the times are those of their own forks. */
    public enum Kind {
        /** Every benchmark class for a moment, which shows that they work: at most 35 s. */
        SMOKE,
        /** Everything but the reproductions: at most 3.5 minutes. */
        ALL,
        /** What Jackson's recyclers cost, and nothing else: at most 5.5 minutes. */
        RECYCLER
    }

    /**
     * A selection.
     *
     * @throws IllegalArgumentException if there are fewer than 1 or more than {@value #MOST_FORKS} forks
     */
    public Selection {
        if (forks.isPresent() && (forks.getAsInt() < 1 || forks.getAsInt() > MOST_FORKS)) {
            throw new IllegalArgumentException(forks.getAsInt() + " forks: must be 1 to " + MOST_FORKS);
        }
    }

    /** What belongs to the plan of that name, {@link #ALL} if nothing else does. */
    public static Selection ofPlan(String name) {
        return switch (name) {
            case "smoke" -> SMOKE;
            case "reproduce-recycler" -> RECYCLER;
            default -> ALL;
        };
    }

    /** The same in so many forks each. */
    public Selection inForks(int number) {
        return new Selection(kind, OptionalInt.of(number));
    }
}
