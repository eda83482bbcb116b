package slowcall;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import slowcall.jvm.Jdk;
import slowcall.jvm.Jdks;
import slowcall.part.PartStarters;
import slowcall.plan.AllowedTargets;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.Setting;
import slowcall.plan.TargetLoad;
import slowcall.plan.TrialJvm;
import slowcall.plan.Work;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;
import slowcall.trial.CallKind;
import slowcall.trial.Trial;

/** What can be known to be wrong with a plan only with its strategies at hand; asked before anything is started. */
final class Preflight {
    private Preflight() {}

    /**
     * Looks at every cell.
     *
     * @param allowed targets that may be called
     * @throws PlanException at the position of the first that cannot be run, or may not be
     */
    static void check(Plan plan, AllowedTargets allowed) {
        allowed.require(plan);
        var unused = TargetLoad.of(plan);
        Set<List<String>> started = new HashSet<>();
        for (Cell cell : plan.cells()) {
            if (!cell.isBareLoop()) {
                check(cell);
            }
            Jdk jdk = jdk(cell);
            // What a plan says about a JVM by itself has not been tried; it shows before the first trial, not hours
            // later.
            if (!cell.jvm().departures().isEmpty() && started.add(commandLine(jdk, cell))) {
                start(jdk, cell);
            }
        }
    }

    /**
     * What {@link #check} would refuse, a line each, as far as that can be known without starting a JVM.
     *
     * @param allowed targets that may be called
     */
    static List<String> objections(Plan plan, AllowedTargets allowed) {
        List<String> objections = new ArrayList<>();
        for (Cell cell : plan.cells()) {
            objectionTo(() -> {
                        cell.exchange().target().ifPresent(target -> allowed.require(target, cell.position()));
                        if (!cell.isBareLoop()) {
                            check(cell);
                        }
                        var unused = jdk(cell);
                    })
                    .ifPresent(objections::add);
        }
        objectionTo(() -> {
                    var unused = TargetLoad.of(plan);
                })
                .ifPresent(objections::add);
        return objections.stream().distinct().toList();
    }

    /** What a check says of a plan that it refuses. */
    static Optional<String> objectionTo(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (PlanException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Jdk jdk(Cell cell) {
        Setting wanted = cell.jvm().jdk();
        Jdk jdk = Trial.jdk(cell).orElseThrow(() -> new PlanException(wanted.position(), missing(wanted.value())));
        if (jdk.feature() < TrialJvm.LEAST_JDK) {
            throw new PlanException(
                    wanted.position(),
                    "\"" + wanted.value() + "\" is a JDK " + jdk.feature() + "; trials run on " + TrialJvm.LEAST_JDK
                            + " or newer, give the folder of one");
        }
        return jdk;
    }

    private static String missing(String wanted) {
        if (!wanted.matches("\\d+")) {
            return "\"" + wanted + "\" is no JDK's folder: it lacks a \"release\" file with a version or a bin/java;"
                    + " give the folder with bin in it";
        }
        String found = Jdks.ofThisMachine().byFeature().keySet().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return "there is no JDK " + wanted + " on this machine; looked at " + Jdks.PLACES + " and found " + found
                + "; install it, set JAVA_HOME_" + wanted + ", or give a JDK's folder instead";
    }

    private static List<String> commandLine(Jdk jdk, Cell cell) {
        List<String> line = new ArrayList<>(Trial.flags(cell));
        // Touching the heap takes its time.
        line.remove("-XX:+AlwaysPreTouch");
        line.addFirst(jdk.home().toString());
        return line;
    }

    private static void start(Jdk jdk, Cell cell) {
        try {
            List<String> line = commandLine(jdk, cell);
            jdk.objection(line.subList(1, line.size())).ifPresent(objection -> {
                throw new PlanException(
                        cell.position(),
                        "a JVM for this cell (" + cell.jvm().departures() + ") does not start: " + objection
                                + "; change its flags or its JDK");
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void check(Cell cell) {
        Strategy strategy;
        try {
            strategy = Strategies.named(cell.strategy());
        } catch (IllegalArgumentException e) {
            throw new PlanException(cell.position(), String.valueOf(e.getMessage()));
        }
        var unused = strategy.settings().read(cell.strategy(), cell.settings());
        if (!strategy.supports(cell.awaits())) {
            throw new PlanException(
                    cell.position(), "strategy \"" + cell.strategy() + "\" cannot be awaited on " + cell.awaits());
        }
        SubjectCells.require(cell, strategy);
        requireParts(cell, strategy);
        if (cell.work().pin() != Work.Pin.NONE && CallKind.isAsynchronous(cell)) {
            throw new PlanException(
                    cell.position(),
                    "strategy \"" + cell.strategy() + "\" makes asynchronous calls, for which no thread waits that "
                            + cell.work().pin() + " could pin; write \"pin\": \"none\" or give it another strategy");
        }
    }

    /** What a strategy needs must be there to be started. */
    static void requireParts(Cell cell, Strategy strategy) {
        for (String part : strategy.needs()) {
            if (PartStarters.find(part).isEmpty()) {
                throw new PlanException(
                        cell.position(),
                        "strategy \"" + cell.strategy() + "\" needs " + part
                                + ", which nothing on the class path starts; "
                                + (PartStarters.names().isEmpty()
                                        ? "give the jar that does, or another strategy"
                                        : "there are " + String.join(", ", PartStarters.names())));
            }
        }
    }
}
