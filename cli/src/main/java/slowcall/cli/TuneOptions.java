package slowcall.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.plan.Target;
import slowcall.tune.Arm;
import slowcall.tune.Delay;
import slowcall.tune.Objective;
import slowcall.tune.Question;

/** What {@code tune} is asked: read from its options, with what goes without saying filled in. */
final class TuneOptions {
    private static final Pattern RATES = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)(?:-(\\d{1,7}(?:\\.\\d{1,3})?))?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?) ?(ms|s|m)");
    private static final List<String> USUAL = List.of("fixed-pool", "virtual-threads-limited", "virtual-threads");
    /** Samples beyond the quantile that an answer's trials have together: those of its confirmation, and one that it was chosen by. */
    private static final double SAMPLES_BEYOND = 102;

    private static final Duration SHORTEST_MEASURE = Duration.ofSeconds(10);
    private static final Duration LONGEST_MEASURE = Duration.ofSeconds(60);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofSeconds(10);
    /** Of the first strategy. */
    private static final int SWEEP = 3;

    /** With the usual strategies: a sweep, a trial of each where it points to, and the confirmations. */
    private static final int USUAL_TRIALS = 10;

    @Option(
            names = "--rate",
            paramLabel = "N|LOW-HIGH",
            description =
                    "Requests per second; of a range, the size is for the highest, and told for the lowest and the middle as well.")
    private @Nullable String rate;

    @Option(
            names = "--delay",
            paramLabel = "DELAY",
            description = {
                "What a call takes: 200ms, lognormal-100ms-900ms (median and p99), bimodal-20ms-500ms-0.1 (fast, slow, share of"
                        + " slow), or a plan's \"delay\" in braces."
            })
    private @Nullable String delay;

    @Option(
            names = "--delay-trace",
            paramLabel = "FILE",
            description =
                    "Instead: what your own dependency took, from a HdrHistogram log (.hlog) or a CSV file (.csv).")
    private @Nullable Path trace;

    @Option(
            names = "--delay-unit",
            paramLabel = "ns|us|ms",
            description = "The recording's unit; us for logs and ms for CSV unless given.")
    private String unit = "";

    @Option(
            names = "--delay-column",
            paramLabel = "NAME",
            description = "The column of the CSV file, or the tag in the log; needed where there are several.")
    private String column = "";

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = {
                "Instead of the simulated service: an HTTP endpoint of yours, called by GET. A status of 2xx is an answer, any other an"
                        + " error. It must be on this machine unless --allow-target names its host and port, and is sent at most"
                        + " 1000 requests per second. --delay is then your estimate; without one, a first look is taken, at 5"
                        + " requests per second for half a minute."
            })
    private @Nullable String target;

    @Option(
            names = "--slo",
            paramLabel = "OBJECTIVE",
            description = {
                "What is to be met; may be repeated: p99=350ms (any percentile, from the intended start), goodput>=99%% or"
                        + " goodput>=290/s (completed by the deadline), rejection<=1%%."
            })
    private List<String> objectives = new ArrayList<>();

    @Option(
            names = "--strategy",
            split = ",",
            paramLabel = "NAME",
            description = {
                "Strategies to consider, with settings that are not looked for in parentheses: fixed-pool(queue_bound=50)."
                        + " fixed-pool and virtual-threads-limited unless given, and virtual-threads beside them."
            })
    private List<String> strategies = new ArrayList<>();

    @Option(
            names = "--arrivals",
            paramLabel = "poisson|constant",
            description = {
                "How requests come; poisson unless given: users do not know of each other. With equal gaps and equal delays nothing"
                        + " ever queues, and rate × delay is the answer without measuring."
            })
    private String arrivals = "poisson";

    @Option(names = "--find", paramLabel = "size|rate", description = "What to look for; size unless --size is given.")
    private @Nullable String find;

    @Option(names = "--size", paramLabel = "N", description = "The size whose highest rate is looked for.")
    private @Nullable Integer size;

    @Option(
            names = "--max-trials",
            paramLabel = "N",
            description = "The most trials in all: more make the answer finer. 10 with the usual strategies.")
    private @Nullable Integer mostTrials;

    @Option(
            names = "--confirm",
            paramLabel = "N",
            description =
                    "Trials that confirm the answer, each with a service and a schedule of its own; 2 unless given.")
    private int confirmations = 2;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            description =
                    "The longest that a trial warms up, and what requests under way then still take; 40s unless given.")
    private String warmup = "40s";

    @Option(
            names = "--measure",
            paramLabel = "TIME",
            description = {
                "How long a trial measures; unless given, so long that the answer has 100 requests beyond the percentile, from"
                        + " 10s to 60s."
            })
    private @Nullable String measure;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description =
                    "A request's deadline, from its intended start; 10s, or 4 times the latency asked for, unless given.")
    private @Nullable String timeout;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of delays, arrivals and order; 1 unless given.")
    private long seed = 1;

    /**
     * The question.
     *
     * @throws PlanException if an option makes none
     */
    Question question() {
        Optional<Target> called = called();
        boolean findsRate = findsRate();
        Delay dependency = dependency(findsRate);
        List<Objective> asked = objectives.stream().map(Objective::parse).toList();
        if (findsRate && rate != null) {
            throw refuse("--rate is what --find rate looks for; leave it out");
        }
        List<Arm> arms = arms(findsRate);
        List<Double> rates = findsRate ? List.of(highestRate(dependency)) : rates();
        int sized = (int) arms.stream().filter(Arm::isSized).count();
        int enough = arms.size() - sized + SWEEP + sized * (1 + confirmations + rates.size() - 1);
        return new Question(
                arms,
                rates,
                dependency,
                called,
                isPoisson(),
                asked,
                findsRate ? OptionalInt.of(sizeGiven()) : OptionalInt.empty(),
                new Question.Effort(
                        mostTrials == null ? Math.max(USUAL_TRIALS, enough) : mostTrials,
                        confirmations,
                        duration("--warmup", warmup),
                        measure == null ? enoughFor(asked, rates.getLast()) : duration("--measure", measure),
                        deadline(asked, dependency),
                        seed));
    }

    private boolean findsRate() {
        if (find == null) {
            return size != null;
        }
        return switch (find) {
            case "rate" -> {
                if (size == null) {
                    throw refuse("--find rate needs the size whose rate it is; add --size N");
                }
                yield true;
            }
            case "size" -> {
                if (size != null) {
                    throw refuse("--size is what --find size looks for; leave it out");
                }
                yield false;
            }
            default -> throw refuse("--find \"" + find + "\" must be size or rate");
        };
    }

    private int sizeGiven() {
        if (size == null || size < 1 || size > 100_000) {
            throw refuse("--size " + size + " must be between 1 and 100000");
        }
        return size;
    }

    private double highestRate(Delay dependency) {
        return Math.min(
                target == null ? 1_000_000 : Target.MOST_RPS,
                Math.max(1, sizeGiven() * 1000 / dependency.profile().meanMillis()));
    }

    private Optional<Target> called() {
        try {
            return Optional.ofNullable(target).map(Target::parse);
        } catch (IllegalArgumentException e) {
            throw refuse("--" + e.getMessage());
        }
    }

    private boolean isPoisson() {
        return switch (arrivals) {
            case "poisson" -> true;
            case "constant" -> false;
            default -> throw refuse("--arrivals \"" + arrivals + "\" must be poisson or constant");
        };
    }

    private Delay dependency(boolean findsRate) {
        if (trace != null) {
            if (delay != null) {
                throw refuse("--delay and --delay-trace say the same; leave one of them out");
            }
            return Delay.recorded(trace, unit, column);
        }
        if (delay == null && target != null) {
            if (findsRate) {
                throw refuse(
                        "--find rate needs your estimate of what the target takes; add --delay, such as --delay 200ms");
            }
            return Delay.UNKNOWN;
        }
        if (delay == null) {
            throw refuse("how long a call takes is missing; add --delay, such as --delay 200ms, or --delay-trace FILE");
        }
        return Delay.parse(delay);
    }

    private List<Double> rates() {
        if (rate == null) {
            throw refuse("the rate is missing; add --rate, such as --rate 300");
        }
        Matcher matcher = RATES.matcher(rate.strip());
        if (!matcher.matches()) {
            throw refuse("--rate \"" + rate + "\" is no rate; write it as 300 or 200-400 (requests per second)");
        }
        double low = Double.parseDouble(matcher.group(1));
        if (matcher.group(2) == null) {
            return List.of(low);
        }
        double high = Double.parseDouble(matcher.group(2));
        if (high <= low) {
            throw refuse("--rate " + rate + ": the second must be higher than the first");
        }
        return DoubleStream.of(low, Math.rint((low + high) / 2 * 1000) / 1000, high)
                .distinct()
                .boxed()
                .toList();
    }

    private List<Arm> arms(boolean findsRate) {
        List<String> names = strategies.isEmpty() ? USUAL : strategies;
        return names.stream()
                .map(Arm::parse)
                .filter(arm -> arm.isSized() || !findsRate || !strategies.isEmpty())
                .toList();
    }

    /** A share of the requests has no percentile to lie beyond; its trials are long enough for a share of one in a hundred. */
    private Duration enoughFor(List<Objective> asked, double rps) {
        double quantile = asked.stream()
                .filter(Objective.Latency.class::isInstance)
                .mapToDouble(objective -> ((Objective.Latency) objective).quantile())
                .max()
                .orElse(0.99);
        Duration enough = Duration.ofSeconds(
                (long) Math.ceil(SAMPLES_BEYOND / (1 - quantile) / rps / (Math.max(1, confirmations) + 1)));
        return enough.compareTo(SHORTEST_MEASURE) < 0
                ? SHORTEST_MEASURE
                : enough.compareTo(LONGEST_MEASURE) > 0 ? LONGEST_MEASURE : enough;
    }

    private static double longestLatency(List<Objective> asked) {
        return asked.stream()
                .filter(Objective.Latency.class::isInstance)
                .mapToDouble(objective -> ((Objective.Latency) objective).millis())
                .max()
                .orElse(0);
    }

    /** A request that has timed out counts with its deadline: one within the objective would be met by whatever times out. */
    private Duration deadline(List<Objective> asked, Delay dependency) {
        double longest = longestLatency(asked);
        Duration deadline = timeout == null ? usualDeadline(longest, dependency) : duration("--timeout", timeout);
        if (deadline.toMillis() <= longest) {
            throw refuse("requests would end after " + deadline.toMillis() + " ms, within the " + Math.round(longest)
                    + " ms that are asked for; "
                    + (timeout == null ? "ask for less" : "make --timeout longer, or leave it out"));
        }
        return deadline;
    }

    private Duration usualDeadline(double longest, Delay dependency) {
        long millis = Math.round(Math.max(4 * longest, 20 * dependency.profile().meanMillis()));
        long latest = target == null ? 600_000 : Target.LATEST_DEADLINE.toMillis();
        return Duration.ofMillis(Math.clamp(millis, SHORTEST_TIMEOUT.toMillis(), latest));
    }

    private static Duration duration(String option, String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw refuse(option + " \"" + text + "\" is not a duration; write it as 500ms, 17s or 2m");
        }
        double unitMillis = switch (matcher.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            default -> 60_000;
        };
        return Duration.ofMillis(Math.round(Double.parseDouble(matcher.group(1)) * unitMillis));
    }

    private static PlanException refuse(String message) {
        return new PlanException(Position.NONE, message);
    }
}
