package slowcall.tune;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import slowcall.plan.Arrivals;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.plan.Target;

/**
 * What is asked for.
 *
 * @param arms strategies that may be the answer
 * @param rates requests a second, ascending; the size is for the last
 * @param delay of the dependency
 * @param target what is called in the simulated service's place, if anything is
 * @param isPoisson whether requests come by chance, or with equal gaps
 * @param objectives all to be met
 * @param size to find the highest rate for; empty where the size is looked for
 * @param effort how much to measure
 */
public record Question(
        List<Arm> arms,
        List<Double> rates,
        Delay delay,
        Optional<Target> target,
        boolean isPoisson,
        List<Objective> objectives,
        OptionalInt size,
        Effort effort) {
    /** The most that a plan may offer, in requests per second. */
    private static final double MOST_RPS = 1_000_000;

    /** With the simulated service. */
    public Question(
            List<Arm> arms,
            List<Double> rates,
            Delay delay,
            boolean isPoisson,
            List<Objective> objectives,
            OptionalInt size,
            Effort effort) {
        this(arms, rates, delay, Optional.empty(), isPoisson, objectives, size, effort);
    }

    /**
     * How much to measure.
     *
     * @param mostTrials in all
     * @param confirmations trials of the answer on fresh forks, each in a block of its own
     * @param warmup the longest warm-up
     * @param measure how long a trial measures
     * @param timeout a request's deadline
     * @param look how long a target of which nothing is known is looked at first
     * @param seed of all schedules
     */
    public record Effort(
            int mostTrials,
            int confirmations,
            Duration warmup,
            Duration measure,
            Duration timeout,
            Duration look,
            long seed) {
        /** With the usual first look. */
        public Effort(
                int mostTrials, int confirmations, Duration warmup, Duration measure, Duration timeout, long seed) {
            this(mostTrials, confirmations, warmup, measure, timeout, FirstLook.MEASURE, seed);
        }

        public Effort {
            if (mostTrials < 1 || mostTrials > 10_000) {
                throw refuse("--max-trials " + mostTrials + " must be between 1 and 10000");
            }
            if (confirmations < 1 || confirmations > 100) {
                throw refuse("--confirm " + confirmations + " must be between 1 and 100");
            }
        }
    }

    public Question {
        arms = List.copyOf(arms);
        rates = List.copyOf(rates);
        List<Objective> all = new ArrayList<>(objectives);
        if (all.isEmpty()) {
            throw refuse("no objective is given; add one, such as --slo p99=350ms");
        }
        if (all.stream().noneMatch(Question::isAboutFailures)) {
            all.add(Objective.Failures.FEW);
        }
        objectives = List.copyOf(all);
        if (arms.stream().map(Arm::label).distinct().count() < arms.size()) {
            throw refuse("--strategy names one twice");
        }
        if (arms.stream().noneMatch(Arm::isSized)) {
            throw refuse("--strategy names none that has a size; add fixed-pool or virtual-threads-limited");
        }
        for (double rate : rates) {
            var unused = arrivals(isPoisson, rate);
        }
        int least = leastTrials(arms, size.isPresent(), effort.confirmations());
        if (effort.mostTrials() < least) {
            throw refuse("--max-trials " + effort.mostTrials() + " are too few for "
                    + arms.size() + (arms.size() == 1 ? " strategy" : " strategies") + "; it takes " + least
                    + " to sweep and to confirm once");
        }
    }

    private static boolean isAboutFailures(Objective objective) {
        return objective instanceof Objective.Rejection || objective instanceof Objective.Failures;
    }

    /** Those that were asked for, and not what goes unsaid. */
    public List<Objective> asked() {
        return objectives.stream()
                .filter(objective -> !(objective instanceof Objective.Failures))
                .toList();
    }

    private static int leastTrials(List<Arm> arms, boolean findsRate, int confirmations) {
        int sized = (int) arms.stream().filter(Arm::isSized).count();
        int unsized = findsRate ? 0 : arms.size() - sized;
        // The first strategy is swept, and each of the others measured where it points to.
        return unsized + Search.SWEEP + sized - 1 + sized * confirmations;
    }

    private static PlanException refuse(String message) {
        return new PlanException(Position.NONE, message);
    }

    /** The same with a delay that has become known. */
    Question with(Delay known) {
        return new Question(arms, rates, known, target, isPoisson, objectives, size, effort);
    }

    /** The highest rate. */
    public double rate() {
        return rates.getLast();
    }

    double lowestRate() {
        return rates.getFirst();
    }

    /** The most that may be offered, in requests per second. */
    double mostRps() {
        return target.isPresent() ? Target.MOST_RPS : MOST_RPS;
    }

    boolean findsRate() {
        return size.isPresent();
    }

    Arrivals arrivals(double rate) {
        return arrivals(isPoisson, rate);
    }

    private static Arrivals arrivals(boolean isPoisson, double rate) {
        try {
            return isPoisson ? new Arrivals.Poisson(rate) : new Arrivals.Constant(rate);
        } catch (IllegalArgumentException e) {
            throw refuse("--rate: " + e.getMessage());
        }
    }

    /** Requests' mean number at once where none waits: Little's law. */
    double load() {
        return rate() * delay.profile().meanMillis() / 1000;
    }
}
