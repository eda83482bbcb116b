package slowcall.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import slowcall.Expected;
import slowcall.Experiment;
import slowcall.JointLoad;
import slowcall.Resumption;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.Shard;

/** What a run would do, and how long that is likely to take. */
final class DryRun {
    private final Plan plan;
    private final Experiment.Options options;
    private final ToIntFunction<Cell> trials;
    private final int blocks;
    private final List<String> objections;

    /** Of a run that is to be begun. */
    DryRun(Plan plan, Experiment.Options options) {
        this.plan = plan;
        this.options = options;
        this.trials = cell -> plan.blocks();
        this.blocks = plan.blocks();
        this.objections = Experiment.objections(plan, options);
    }

    /** Of a run that is to be finished. */
    DryRun(Resumption interrupted, Experiment.Options options) {
        this.plan = interrupted.plan();
        this.options = options;
        this.trials = cell -> (int) IntStream.rangeClosed(1, plan.blocks())
                .filter(block -> !interrupted.has(block, cell))
                .count();
        this.blocks = (int) IntStream.rangeClosed(1, plan.blocks())
                .filter(block -> plan.cells().stream().anyMatch(cell -> !interrupted.has(block, cell)))
                .count();
        this.objections = Experiment.objections(interrupted, options);
    }

    /** Why it would be refused, a line each; none if it would not be. */
    List<String> objections() {
        return objections;
    }

    @Override
    public String toString() {
        Shard shard = options.joint().map(JointLoad::shard).orElse(Shard.WHOLE);
        StringBuilder text = new StringBuilder();
        int all = plan.cells().stream().mapToInt(trials).sum();
        text.append(String.format(
                Locale.ROOT,
                "plan %s: %s of %s in %s, seed %d\n\n",
                plan.name(),
                counted(all, "trial"),
                counted(plan.cells().size(), "cell"),
                counted(blocks, "block"),
                plan.seed()));
        text.append(String.format(Locale.ROOT, "%-8s  %6s  %7s  %s\n", "cell", "trials", "s each", "what"));
        for (Cell cell : plan.cells()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-8s  %6d  %7.1f  %s\n",
                    cell.id(),
                    trials.applyAsInt(cell),
                    Expected.of(cell).toMillis() / 1000.0,
                    label(cell, shard)));
        }
        text.append(String.format(Locale.ROOT, "\n%s", length()));
        options.joint()
                .ifPresent(joint -> text.append(String.format(
                        Locale.ROOT,
                        "\nshard %s: all begin at %s, and wait for one another's longest: over by %s at the latest",
                        joint.shard(),
                        joint.begin(),
                        joint.end(plan))));
        text.append("\nnothing was started");
        return text.toString();
    }

    private static String counted(int number, String what) {
        return number + " " + (number == 1 ? what : what + "s");
    }

    /** With its share of the load; one whose load cannot be split is among the objections. */
    private static String label(Cell cell, Shard shard) {
        try {
            return shard.of(cell).label();
        } catch (IllegalArgumentException e) {
            return cell.label();
        }
    }

    /** What it all comes to. */
    private String length() {
        Duration measuring = plan.cells().stream()
                .map(cell -> Expected.of(cell).multipliedBy(trials.applyAsInt(cell)))
                .reduce(Duration.ZERO, Duration::plus);
        Duration services = Expected.SERVICE_START.multipliedBy(
                (long) blocks * plan.services().size());
        Duration calibration = measuring.isZero() ? Duration.ZERO : Expected.calibration(plan);
        return String.format(
                Locale.ROOT,
                "%s: trials %d s, services %d s, calibration %d s; benchmarks, if they are asked for, not included",
                About.minutes(measuring.plus(services).plus(calibration)),
                measuring.toSeconds(),
                services.toSeconds(),
                calibration.toSeconds());
    }
}
