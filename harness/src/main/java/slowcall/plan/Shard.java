package slowcall.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several generators that offer a plan's load together, each a share of it and all of it among them.
 *
 * @param number from 1
 * @param total how many there are
 */
public record Shard(int number, int total) {
    /** One that offers all of it. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final int MOST = 64;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    public Shard {
        if (total < 1 || total > MOST || number < 1 || number > total) {
            throw new IllegalArgumentException(
                    "shard " + number + "/" + total + " must be one of 1/N to N/N, with N from 1 to " + MOST);
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Shard parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is no shard; the second of three is 2/3");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether it has no others beside it. */
    public boolean offersAll() {
        return total == 1;
    }

    /**
     * Makes sure that every cell's load can be split.
     *
     * @throws PlanException at the first whose load cannot
     */
    public void require(Plan plan) {
        for (Cell cell : plan.cells()) {
            require(cell);
        }
    }

    /**
     * The same for one cell.
     *
     * @throws PlanException if its load cannot be split
     */
    public void require(Cell cell) {
        String why = offersAll() ? "" : objection(cell);
        if (!why.isEmpty()) {
            throw new PlanException(cell.position(), why);
        }
    }

    private String objection(Cell cell) {
        if (cell.awaits() == Awaits.HANDOFF) {
            return "a cell whose users are answered at the hand-off cannot be split: when their points are there is told by one"
                    + " service for one generator; run it without --shard";
        }
        return switch (cell.arrivals()) {
            case Arrivals.Closed closed ->
                "a closed loop cannot be split: which delay a caller's next request draws follows from the order in which all"
                        + " callers' requests end, and no generator knows that of another; give a rate, or run it without --shard";
            case Arrivals.Hold hold ->
                "a hold cannot be split: it is about the memory of one JVM that has all its requests; run it without --shard";
            case Arrivals.Burst burst ->
                burst.requests() < total
                        ? "a burst of " + burst.requests() + " cannot be split among " + total
                                + " generators; make it larger, or take fewer"
                        : "";
            case Arrivals.Constant constant -> "";
            case Arrivals.Poisson poisson -> "";
            case Arrivals.Step step -> "";
        };
    }

    /**
     * What this one offers of a load, on average; what exactly, the schedule tells.
     *
     * @throws IllegalArgumentException if it cannot be split
     */
    public Arrivals of(Arrivals whole) {
        if (offersAll()) {
            return whole;
        }
        return switch (whole) {
            case Arrivals.Constant constant -> new Arrivals.Constant(constant.rate() / total);
            case Arrivals.Poisson poisson -> new Arrivals.Poisson(poisson.rate() / total);
            case Arrivals.Step step ->
                new Arrivals.Step(step.base() / total, step.peak() / total, step.after(), step.length());
            case Arrivals.Burst burst -> new Arrivals.Burst(inTurn(burst.requests()));
            case Arrivals.Closed closed -> throw new IllegalArgumentException("a closed loop cannot be split");
            case Arrivals.Hold hold -> throw new IllegalArgumentException("a hold cannot be split");
        };
    }

    /** Of so many that are dealt out in turn, how many this one gets. */
    private int inTurn(int requests) {
        return requests / total + (number <= requests % total ? 1 : 0);
    }

    /** A cell with this one's share of its load, and all else as the plan has it: a pool of its own, and connections of its own. */
    public Cell of(Cell whole) {
        return offersAll() ? whole : whole.offering(of(whole.arrivals()));
    }

    /** {@code 2/3}. */
    @Override
    public String toString() {
        return number + "/" + total;
    }
}
