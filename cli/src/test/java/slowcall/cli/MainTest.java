package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.Experiment;
import slowcall.Resumption;
import slowcall.RunListener;
import slowcall.benchmarks.Selection;
import slowcall.plan.Plan;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.tune.Question;
import slowcall.tune.Tuning;

/** Guards what scripts rely on: exit codes, one line for each problem, and what goes to which stream. */
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private int execute(Experimenter experimenter, String... args) {
        PrintWriter outWriter = new PrintWriter(out, true);
        PrintWriter errWriter = new PrintWriter(err, true);
        return Main.execute(outWriter, errWriter, experimenter, args);
    }

    private void assertOneLine(String expected) {
        assertEquals(expected, err.toString().strip());
        assertEquals("", out.toString());
    }

    @Test
    void anUnknownOptionIsRefusedWithASuggestion() {
        assertEquals(2, execute("run", "--pln", "quick"));
        assertOneLine("slowcall: unknown option --pln; did you mean --plan?; see slowcall run --help");
    }

    @Test
    void anUnknownCommandIsRefusedWithASuggestion() {
        assertEquals(2, execute("docter"));
        assertOneLine("slowcall: unknown command docter; did you mean doctor?; see slowcall --help");
    }

    @Test
    void withoutACommandNothingRuns() {
        assertEquals(2, execute());
        assertOneLine("slowcall: missing required subcommand; see slowcall --help");
    }

    @Test
    void anUnknownPlanIsRefusedBeforeAnythingRuns() {
        assertEquals(2, execute(new NeverRun(), "run", "--plan", "quik"));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().contains("quik"), err::toString);
        assertTrue(err.toString().contains("did you mean \"quick\"?"), err::toString);
    }

    @Test
    void aMalformedPlanIsNamedWithLineAndColumn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), "{\n  \"cels\": []\n}\n");
        assertEquals(2, execute(new NeverRun(), "run", "--plan", file.toString()));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().contains("bad.json:2:"), err::toString);
    }

    private static Path planWithTarget(Path folder, String target) throws IOException {
        return Files.writeString(folder.resolve("target.json"), """
                {"blocks": 2, "cells": [{"strategy": "virtual-threads", "arrivals": {"constant": 4}, "delay": "unknown",
                  "warmup": "10s", "measure": "10s", "target": "%s"}]}
                """.formatted(target));
    }

    @Test
    void aTargetElsewhereIsRefusedBeforeAnythingRuns(@TempDir Path folder) throws IOException {
        Path file = planWithTarget(folder, "http://example.org/x");

        assertEquals(2, execute(new NeverRun(), "run", "--plan", file.toString()));
        assertOneLine(
                "slowcall: " + file
                        + ":1:38: target http://example.org/x is not on this machine; if it is yours to load, say so with --allow-target example.org:80");
    }

    @Test
    void whatATargetIsSentIsToldBeforeIt(@TempDir Path folder) throws IOException {
        Path file = planWithTarget(folder, "http://example.org/x");
        var experimenter = new Finished(0, 0);

        assertEquals(0, execute(experimenter, "run", "--plan", file.toString(), "--allow-target", "Example.org:80"));
        assertEquals(
                List.of(
                        "sends at most 160 GET requests to http://example.org/x, 4 per second, warm-ups and chance included, and one"
                                + " beforehand that it has to answer",
                        "slowcall: 1 of 1 cells offer fewer than 200 requests while measuring, too few for a median: lengthen"
                                + " \"measure\""),
                err.toString().lines().toList());
        assertEquals(1, experimenter.plans.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--blocks=0", "--blocks=x", "--seed=1.5"})
    void aBadNumberIsRefused(String option) {
        assertEquals(2, execute(new NeverRun(), "run", option));
        assertEquals(1, err.toString().lines().count(), err::toString);
    }

    @Test
    void whatIsWrongIsShortHoweverLongItIs() {
        assertEquals(2, execute(new NeverRun(), "run", "--" + "x".repeat(1_000_000)));
        String line = err.toString().strip();
        assertEquals("slowcall: ".length() + Problems.LONGEST, line.length());
        assertTrue(
                line.startsWith("slowcall: unknown option --xxx") && line.endsWith("; see slowcall run --help"), line);
    }

    @Test
    void aMissingPluginIsRefused() {
        assertEquals(2, execute(new NeverRun(), "run", "--plugin", "no-such.jar"));
        assertOneLine("slowcall: --plugin no-such.jar: no such file; check the path");
    }

    @Test
    void helpListsCommandsExamplesAndExitCodes() {
        assertEquals(0, execute("--help"));
        for (String text : List.of("run", "strategies", "doctor", "slowcall run --plan smoke", "Exit codes:", "130")) {
            assertTrue(out.toString().contains(text), () -> text + " in " + out);
        }
        assertEquals("", err.toString());
    }

    @Test
    void aRunEndsWithItsReportAndItsFolder() {
        assertEquals(0, execute(new Finished(0, 0), "run", "--plan", "smoke"));
        assertTrue(out.toString().contains("All parts work. This plan is too short for figures"), out::toString);
        assertTrue(out.toString().strip().endsWith("results-folder/report.html\nresults-folder"), out::toString);
    }

    @Test
    void aReportThatCannotBeWrittenDoesNotLoseTheRun() {
        Finished finished = new Finished(0, 0);
        finished.reportable = false;

        assertEquals(0, execute(finished, "run", "--plan", "smoke"));

        assertTrue(out.toString().strip().endsWith("results-folder"), out::toString);
        assertEquals(
                "slowcall: no report was written: No space left on device; slowcall report results-folder tries again",
                err.toString().lines().toList().getLast());
    }

    @Test
    void aReportOfNoResultsIsRefused(@TempDir Path folder) {
        assertEquals(2, execute("report", folder.toString()));
        assertOneLine("slowcall: " + folder
                + ": has no manifest.json: it is no results folder; name a folder that slowcall run has written");
    }

    @Test
    void anImageOfAnUnknownKindIsRefusedBeforeAnythingIsWritten(@TempDir Path folder) {
        assertEquals(2, execute("report", folder.toString(), "--image", "chart.gif"));
        assertOneLine("slowcall: --image chart.gif: must end with .png or .svg; see slowcall report --help");
    }

    private static Set<String> commands() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Main.commandLine(nowhere, nowhere).getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithExamples(String command) {
        assertEquals(0, execute(command, "--help"));
        assertTrue(out.toString().startsWith("Usage: slowcall " + command), out::toString);
        String examples = out.toString().substring(out.toString().indexOf("Examples:"));
        assertTrue(
                examples.contains("slowcall " + command + " ") || examples.contains("slowcall " + command + "\n"),
                out::toString);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theOverviewShowsEveryCommandByAnExample(String command) {
        assertEquals(0, execute("--help"));
        String examples = out.toString().substring(out.toString().indexOf("Examples:"));
        assertTrue(examples.contains("  slowcall " + command), examples);
    }

    /** The overview has no more than its first line. */
    @ParameterizedTest
    @MethodSource("commands")
    void aCommandsFirstLineIsASentence(String command) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        String first = Main.commandLine(nowhere, nowhere)
                .getSubcommands()
                .get(command)
                .getCommandSpec()
                .usageMessage()
                .description()[0];

        assertTrue(first.endsWith(".") || first.endsWith("?"), first);
    }

    @Test
    void whatMostRunsDoWithoutStandsLastInItsHelp() {
        assertEquals(0, execute("run", "--help"));
        String help = out.toString();

        int own = help.indexOf("--strict ");
        int several = help.indexOf("\nOne load from several machines:\n      --shard=");
        int elsewhere = help.indexOf("\nServers that run elsewhere, or already:\n      --service=");
        int last = help.indexOf("\n      --allow-target=");
        assertTrue(own > 0 && own < several && several < elsewhere && elsewhere < last, help);
        assertFalse(
                help.substring(elsewhere + 1, help.indexOf("\nExamples:") - 1).contains("\n\n"), help);
    }

    @Test
    void helpSaysWhatTheExitCodesMean() {
        assertEquals(0, execute("--help"));
        assertTrue(out.toString().contains("the disk, the service or the target cannot be used"), out::toString);
        assertTrue(out.toString().contains("a trial or a benchmark failed"), out::toString);
    }

    @Test
    void printsItsVersion() {
        assertEquals(0, execute("--version"));
        assertTrue(
                out.toString()
                        .matches("slowcall \\S.*, on Java " + Runtime.version().feature() + ".*\\R"),
                out::toString);
    }

    @Test
    void listsTheStrategies() {
        assertEquals(0, execute("strategies"));
        List<String> names =
                out.toString().lines().filter(line -> !line.startsWith(" ")).toList();
        assertTrue(
                names.containsAll(List.of(
                        "sync",
                        "thread-per-request",
                        "fixed-pool",
                        "completable-future",
                        "completable-future-default",
                        "async-client",
                        "virtual-threads",
                        "virtual-threads-limited")),
                names::toString);
        assertTrue(out.toString().contains("    pool_size: "), out::toString);
    }

    @Test
    void aRunPrintsTheSummaryAndLastTheFolder() {
        var experimenter = new Finished(0, 0);
        assertEquals(
                0, execute(experimenter, "run", "--plan", "smoke", "--seed", "7", "--blocks", "2", "--results", "r"));
        assertEquals("results-folder", out.toString().lines().toList().getLast());
        assertTrue(out.toString().contains("virtual-threads"), out::toString);
        assertEquals(7, experimenter.plan().seed());
        assertEquals(2, experimenter.plan().blocks());
        assertEquals(List.of(), experimenter.benchmarked);
    }

    @Test
    void aBusyMachineIsAWarningAndTheRunGoesOn() {
        var experimenter = new Finished(0, 0);
        experimenter.warnings = List.of("processors: 60 % busy in the last second: wait");

        assertEquals(0, execute(experimenter, "run"));
        assertEquals(
                "slowcall: processors: 60 % busy in the last second: wait; slowcall doctor says more",
                err.toString().lines().findFirst().orElse(""));
        assertEquals(1, experimenter.plans.size());
    }

    @Test
    void whatThePlanWillRunIntoIsToldBeforeIt() {
        var experimenter = new Finished(0, 0);
        experimenter.limits = List.of("descriptors: 300 soft, 300 hard: the plan needs 400");

        assertEquals(0, execute(experimenter, "run"));
        assertEquals(
                "slowcall: descriptors: 300 soft, 300 hard: the plan needs 400; slowcall doctor says more",
                err.toString().lines().findFirst().orElse(""));
        assertEquals(1, experimenter.plans.size());
    }

    @Test
    void aFailedTrialExitsWithFive() {
        assertEquals(5, execute(new Finished(1, 1), "run", "--strict"));
    }

    @Test
    void anInvalidMeasurementFailsOnlyWhenStrict() {
        assertEquals(0, execute(new Finished(0, 1), "run"));
        assertEquals(3, execute(new Finished(0, 1), "run", "--strict"));
        assertEquals(0, execute(new Finished(0, 0), "run", "--strict"));
    }

    @Test
    void jmhRunsWhenAskedFor() {
        var experimenter = new Finished(0, 0);
        assertEquals(0, execute(experimenter, "run", "--jmh"));
        assertEquals(List.of(Selection.ALL), experimenter.benchmarked);
        assertTrue(out.toString().contains("JMH's table"), out::toString);
        assertEquals("results-folder", out.toString().lines().toList().getLast());
        assertEquals(0, execute(experimenter, "run", "--no-jmh"));
        assertEquals(1, experimenter.benchmarked.size());
    }

    @Test
    void aPlanHasItsOwnBenchmarks() {
        var experimenter = new Finished(0, 0);
        assertEquals(0, execute(experimenter, "run", "--plan", "smoke", "--jmh"));
        assertEquals(0, execute(experimenter, "run", "--plan", "reproduce/recycler", "--jmh"));
        assertEquals(List.of(Selection.SMOKE, Selection.RECYCLER), experimenter.benchmarked);
    }

    @Test
    void benchmarksHaveAsManyForksAsAreAskedFor() {
        var experimenter = new Finished(0, 0);
        assertEquals(0, execute(experimenter, "run", "--jmh", "--jmh-forks", "8"));
        assertEquals(List.of(Selection.ALL.inForks(8)), experimenter.benchmarked);
    }

    @Test
    void forksWithoutBenchmarksAreRefused() {
        assertEquals(2, execute(new NeverRun(), "run", "--jmh-forks", "8"));
        assertOneLine("slowcall: --jmh-forks goes with --jmh; see slowcall run --help");
    }

    @Test
    void aBenchmarkHasAForkAtLeast() {
        assertEquals(2, execute(new NeverRun(), "run", "--jmh", "--jmh-forks", "0"));
        assertOneLine("slowcall: --jmh-forks 0: must be 1 to 50; see slowcall run --help");
    }

    @Test
    void unreadableFilesExitWithFourAndOneLine() {
        assertEquals(4, execute(new Failing(new NoSuchFileException("/results")), "run"));
        assertOneLine("slowcall: /results: no such file or folder; check the path");
    }

    @Test
    void aFullDiskExitsWithFourAndOneLine() {
        IOException full = new IOException("trials.csv: No space left on device");
        assertEquals(4, execute(new Failing(new UncheckedIOException(full)), "run"));
        assertOneLine(
                "slowcall: trials.csv: No space left on device; free some, or choose another disk with --results");
    }

    @Test
    void aDefectHidesItsTraceUnlessAskedFor() {
        var defect = new Failing(new IllegalStateException("broken"));
        assertEquals(70, execute(defect, "run"));
        assertEquals(2, err.toString().lines().count(), err::toString);
        assertEquals(70, execute(defect, "run", "--debug"));
        assertTrue(err.toString().contains("\tat slowcall."), err::toString);
    }

    private static Row row() {
        return new Row()
                .put(Column.of("strategy", ""), "virtual-threads")
                .put(Column.of("shape", ""), "single")
                .put(Column.of("arrivals", ""), "constant-100")
                .put(Column.of("verdict", ""), "VALID");
    }

    /** For what must be refused before. */
    static class NeverRun implements Experimenter {
        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public Experiment.Result run(Plan plan, Experiment.Options options, RunListener listener) {
            throw new AssertionError("must not run");
        }

        @Override
        public Experiment.Result resume(Resumption interrupted, Experiment.Options options, RunListener listener) {
            throw new AssertionError("must not run");
        }

        @Override
        public Closeable takeMachine(Optional<String> load) {
            return () -> {};
        }

        @Override
        public Tuning.Result tune(Question question, Experiment.Options options, RunListener listener) {
            throw new AssertionError("must not run");
        }

        @Override
        public String benchmark(Path folder, Selection selection, Consumer<String> status) {
            throw new AssertionError("must not run");
        }

        @Override
        public Path report(Path folder) {
            throw new AssertionError("must not run");
        }
    }

    private static final class Finished implements Experimenter {
        private final int failed;
        private final int invalid;
        private final List<Plan> plans = new ArrayList<>();
        private List<String> warnings = List.of();
        private List<String> limits = List.of();
        private final List<Selection> benchmarked = new ArrayList<>();
        private boolean reportable = true;

        private Finished(int failed, int invalid) {
            this.failed = failed;
            this.invalid = invalid;
        }

        @Override
        public List<String> warnings() {
            return warnings;
        }

        @Override
        public List<String> limits(Plan plan) {
            return limits;
        }

        private Plan plan() {
            return plans.getFirst();
        }

        private List<Row> rows() {
            Stream<Row> failures = Stream.generate(() -> judged("FAILED", "")).limit(failed);
            Stream<Row> invalids =
                    Stream.generate(() -> judged("OK", "INVALID")).limit(invalid);
            return Stream.of(Stream.of(row()), failures, invalids)
                    .flatMap(rows -> rows)
                    .toList();
        }

        private static Row judged(String status, String verdict) {
            return new Row().putAll(row().values()).putAll(Map.of("status", status, "verdict", verdict));
        }

        @Override
        public Experiment.Result run(Plan plan, Experiment.Options options, RunListener listener) {
            plans.add(plan);
            return new Experiment.Result(Path.of("results-folder"), rows(), List.of(row()), List.of());
        }

        @Override
        public Experiment.Result resume(Resumption interrupted, Experiment.Options options, RunListener listener) {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public Closeable takeMachine(Optional<String> load) {
            return () -> {};
        }

        @Override
        public Tuning.Result tune(Question question, Experiment.Options options, RunListener listener) {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public String benchmark(Path folder, Selection selection, Consumer<String> status) {
            benchmarked.add(selection);
            return "JMH's table";
        }

        @Override
        public Path report(Path folder) throws IOException {
            if (!reportable) {
                throw new IOException("No space left on device");
            }
            return folder.resolve("report.html");
        }
    }

    private record Failing(Exception problem) implements Experimenter {
        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public Experiment.Result run(Plan plan, Experiment.Options options, RunListener listener) throws IOException {
            if (problem instanceof IOException io) {
                throw io;
            }
            throw (RuntimeException) problem;
        }

        @Override
        public Experiment.Result resume(Resumption interrupted, Experiment.Options options, RunListener listener) {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public Closeable takeMachine(Optional<String> load) {
            return () -> {};
        }

        @Override
        public Tuning.Result tune(Question question, Experiment.Options options, RunListener listener) {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public String benchmark(Path folder, Selection selection, Consumer<String> status) {
            return "";
        }

        @Override
        public Path report(Path folder) {
            return folder;
        }
    }
}
