package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.Experiment;
import slowcall.Resumption;
import slowcall.RunListener;
import slowcall.benchmarks.Selection;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.result.Manifest;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.trial.Parameters;
import slowcall.trial.Trial;
import slowcall.trial.TrialColumns;

/** Guards against an interrupted run that is finished as another than it was begun as, or without its benchmarks. */
class ResumeTest {
    private static final String TEXT = """
            {"name": "smoke", "seed": 3, "blocks": 2, "cells": [{"strategy": ["virtual-threads", "async-client"],
              "arrivals": {"constant": 500}, "delay": "20ms"}]}""";
    private static final Plan READ = PlanFile.parse("smoke", TEXT);

    @TempDir
    private Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Resumes experimenter = new Resumes();

    private int execute(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), experimenter, args);
    }

    private Path folder(boolean complete, String... command) throws IOException {
        ResultsFolder folder = ResultsFolder.create(root, "smoke", Instant.EPOCH, TrialColumns.all());
        Row row = Parameters.row(READ.cells().getFirst());
        Trial.place(row, folder.runId(), 1, 1);
        folder.append(row, root.resolve("none"), root.resolve("none"));
        folder.removeWork();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("plan", "smoke");
        about.put("plan_text", TEXT);
        about.put("seed", 3);
        about.put("blocks", 2);
        about.put("command", List.of(command));
        about.put("environment", Map.of("cores", "0"));
        Manifest manifest = new Manifest(folder.path(), Instant.EPOCH, about);
        manifest.write();
        if (complete) {
            manifest.complete(Instant.EPOCH);
        }
        return folder.path();
    }

    @Test
    void finishesWhatIsLeft() throws IOException {
        Path folder = folder(false, "run");

        assertEquals(0, execute("run", "--resume", folder.toString()), err::toString);
        assertEquals(List.of(3), experimenter.left);
        assertTrue(err.toString().contains("slowcall: 3 of 4 trials are left"), err::toString);
        assertEquals(folder.toString(), out.toString().lines().toList().getLast());
        assertEquals(List.of(), experimenter.benchmarked);
    }

    @Test
    void endsWithTheBenchmarksThatWereAskedFor() throws IOException {
        Path folder = folder(false, "run", "--jmh", "--jmh-forks=8");

        assertEquals(0, execute("run", "--resume", folder.toString()), err::toString);
        assertEquals(List.of(Selection.SMOKE.inForks(8)), experimenter.benchmarked);
    }

    @Test
    void benchmarksCanBeLeftOutAfterAll() throws IOException {
        Path folder = folder(false, "run", "--jmh");

        assertEquals(0, execute("run", "--resume", folder.toString(), "--no-jmh"), err::toString);
        assertEquals(List.of(), experimenter.benchmarked);
    }

    @Test
    void whereOnlyTheBenchmarksAreLeftOnlyTheyAreRun() throws IOException {
        Path folder = folder(true, "run", "--jmh", "--jmh-forks", "4");

        assertEquals(0, execute("run", "--resume", folder.toString()), err::toString);
        assertEquals(List.of(), experimenter.left);
        assertEquals(List.of(Selection.SMOKE.inForks(4)), experimenter.benchmarked);
    }

    @Test
    void aCompleteRunIsRefused() throws IOException {
        Path folder = folder(true, "run");

        assertEquals(2, execute("run", "--resume", folder.toString()));
        assertTrue(
                err.toString()
                        .contains(
                                "is of a run that is complete: there is nothing to resume; slowcall report and slowcall compare"
                                        + " read it as it is"),
                err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
    }

    @Test
    void aMissingFolderIsRefused() {
        assertEquals(2, execute("run", "--resume", root.resolve("none").toString()));
        assertEquals(
                "slowcall: " + root.resolve("none") + ": no such folder; check the path",
                err.toString().strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--plan=smoke", "--blocks=2", "--seed=1", "--results=r", "--shard=1/2", "--start-at=x"})
    void whatTheRunWasBegunWithCannotBeChanged(String option) throws IOException {
        Path folder = folder(false, "run");

        assertEquals(2, execute("run", "--resume", folder.toString(), option));
        String name = option.substring(0, option.indexOf('='));
        assertEquals(
                "slowcall: --resume goes on with what the run was begun with, " + name
                        + " among it; see slowcall run --help",
                err.toString().strip());
    }

    @Test
    void aDryRunTellsWhatIsLeftAndWhatIsInTheWay() throws IOException {
        Path folder = folder(false, "run");

        assertEquals(2, execute("run", "--resume", folder.toString(), "--dry-run"));
        assertTrue(out.toString().startsWith("plan smoke: 3 trials of 2 cells in 2 blocks, seed 3"), out::toString);
        assertTrue(err.toString().contains("would be refused: "), err::toString);
        assertTrue(err.toString().contains("cores (\"0\" then"), err::toString);
        assertEquals(List.of(), experimenter.left);
        assertFalse(Files.exists(folder.resolve("summary.csv")));
    }

    /** Takes note of what it is asked to finish. */
    private static final class Resumes extends MainTest.NeverRun {
        private final List<Integer> left = new ArrayList<>();
        private final List<Selection> benchmarked = new ArrayList<>();

        @Override
        public Experiment.Result resume(Resumption interrupted, Experiment.Options options, RunListener listener) {
            left.add(interrupted.left());
            return new Experiment.Result(interrupted.folder(), List.of(), List.of(), List.of());
        }

        @Override
        public String benchmark(Path folder, Selection selection, Consumer<String> status) {
            benchmarked.add(selection);
            return "JMH's table";
        }

        @Override
        public Path report(Path folder) {
            return folder.resolve("report.html");
        }
    }
}
