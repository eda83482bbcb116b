package slowcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;
import slowcall.result.FinishedBy;
import slowcall.result.Manifest;
import slowcall.result.ResultsException;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.trial.Parameters;
import slowcall.trial.Trial;
import slowcall.trial.TrialColumns;

/** Guards against a run that repeats what is done, or is finished as another than it was begun as. */
class ResumptionTest {
    private static final String TEXT = """
            {"name": "small", "seed": 3, "blocks": 2, "cells": [{"strategy": ["virtual-threads", "async-client"],
              "arrivals": {"constant": 50}, "delay": "20ms"}]}""";
    private static final Plan READ = PlanFile.parse("small", TEXT);
    private static final Map<String, String> HERE = Map.of("cores", "2", "memory_mib", "10000");

    @TempDir
    private Path root;

    private final Map<String, Object> about = new LinkedHashMap<>(Map.of(
            "plan",
            "small",
            "plan_text",
            TEXT,
            "seed",
            7,
            "blocks",
            3,
            "command",
            List.of("run"),
            "environment",
            HERE));

    private Path interrupted(Row... rows) throws IOException {
        ResultsFolder folder = ResultsFolder.create(root, "small", Instant.EPOCH, TrialColumns.all());
        for (Row row : rows) {
            folder.append(row, root.resolve("none"), root.resolve("none"));
        }
        new Manifest(folder.path(), Instant.EPOCH, about).write();
        folder.removeWork();
        return folder.path();
    }

    private static Row row(Cell cell, int block) {
        Row row = Parameters.row(cell);
        Trial.place(row, "run", block, 1);
        return row;
    }

    private static void assertRefused(Path folder, String why) {
        assertRefused(folder, FinishedBy.RUN, why);
    }

    private static void assertRefused(Path folder, FinishedBy command, String why) {
        ResultsException problem = assertThrows(ResultsException.class, () -> Resumption.of(folder, command));
        assertTrue(problem.getMessage().contains(why), problem.getMessage());
    }

    @Test
    void hasThePlanAsTheRunHadIt() throws IOException {
        Cell first = READ.cells().getFirst();
        try (Resumption run = Resumption.of(interrupted(row(first, 1), row(first, 2)), FinishedBy.RUN)) {
            assertEquals(7, run.plan().seed());
            assertEquals(3, run.plan().blocks());
            assertEquals(
                    READ.cells().stream().map(Cell::id).toList(),
                    run.plan().cells().stream().map(Cell::id).toList());
            assertEquals(4, run.left());
            assertTrue(run.has(2, first));
            assertFalse(run.has(3, first));
            assertFalse(run.has(1, READ.cells().getLast()));
            assertEquals(List.of("run"), run.command());
        }
    }

    @Test
    void aRunWithoutATrialIsOneToo() throws IOException {
        try (Resumption run = Resumption.of(interrupted(), FinishedBy.RUN)) {
            assertEquals(6, run.left());
        }
    }

    @Test
    void aRunThatBrokeOffCanBeFinishedByTheProcessThatBeganIt() throws Exception {
        List<Path> folders = new ArrayList<>();
        var breaking = new SilentListener() {
            @Override
            public void runStarting(Plan plan, Path folder) {
                folders.add(folder);
                throw new IllegalStateException("broken");
            }
        };
        var experiment = new Experiment(READ, new Experiment.Options(root, List.of(), List.of()), breaking);

        assertThrows(IllegalStateException.class, experiment::run);
        try (Resumption run = Resumption.of(folders.getFirst(), FinishedBy.RUN)) {
            assertEquals(4, run.left());
        }
    }

    @Test
    void aTrialThatIsNotOfThePlanIsRefused() throws IOException {
        Cell cell = READ.cells().getFirst();
        assertRefused(interrupted(row(cell, 4)), "trials.csv:2: has a trial that is not of its plan: block \"4\"");
        assertRefused(interrupted(row(cell, 1), row(cell, 1)), "trials.csv:3: has the trial of block 1 and cell");
    }

    @Test
    void aSearchAndAShardAreRefused() throws IOException {
        about.put("search", true);
        assertRefused(interrupted(), "is of a search");
        about.remove("search");
        about.put("shard", Map.of("number", 1, "total", 2));
        assertRefused(interrupted(), "is of a generator that had others beside it");
        about.remove("shard");
        about.put("merged", List.of(Map.of("shard", "1/2")));
        assertRefused(interrupted(), "is of a merge that did not finish");
    }

    private static Map<String, Object> plan(int blocks, String strategy) {
        String text = TEXT.replace("[\"virtual-threads\", \"async-client\"]", "\"" + strategy + "\"");
        return Map.of("plan", "small", "plan_text", text, "seed", 3, "blocks", blocks);
    }

    /** Two blocks of one cell, then one of the other. */
    private void aboutAChapter() {
        about.put("finished_by", "chapter");
        about.put("plans", List.of(plan(2, "virtual-threads"), plan(1, "async-client")));
    }

    @Test
    void blocksAreCountedThroughAllPlans() throws IOException {
        aboutAChapter();
        Cell first = READ.cells().getFirst();
        Cell last = READ.cells().getLast();
        try (Resumption run = Resumption.of(interrupted(row(first, 1), row(last, 3)), FinishedBy.CHAPTER)) {
            assertEquals(List.of(2, 1), run.plans().stream().map(Plan::blocks).toList());
            assertEquals(3, run.trials());
            assertEquals(1, run.left());
            assertFalse(run.has(2, first));
            assertTrue(run.has(3, last));
        }
        for (Row stray : List.of(row(last, 2), row(first, 3), row(last, 4))) {
            assertRefused(interrupted(stray), FinishedBy.CHAPTER, "has a trial that is not of its plan");
        }
    }

    @Test
    void isFinishedByTheCommandThatBeganIt() throws IOException {
        assertRefused(
                interrupted(),
                FinishedBy.CHAPTER,
                "was begun by slowcall run; finish it with slowcall run --resume " + root);
        aboutAChapter();
        assertRefused(interrupted(), "was begun by slowcall chapter; finish it with slowcall chapter --resume " + root);
        about.put("finished_by", "tune");
        assertRefused(
                interrupted(), "is of a search, whose next trials nobody has written down; run slowcall tune again");
        about.put("finished_by", "rm\n");
        assertRefused(interrupted(), "says finished_by \"rm");
    }

    @Test
    void aChapterWhosePlansAreNotThereIsRefused() throws IOException {
        aboutAChapter();
        about.put("plans", "none");
        assertRefused(interrupted(), FinishedBy.CHAPTER, "does not say which plans it runs");
        about.put("plans", List.of(plan(0, "virtual-threads")));
        assertRefused(interrupted(), FinishedBy.CHAPTER, "whose plan cannot be: blocks 0 must be between");
        about.put("plans", List.of("none"));
        Path folder = interrupted();
        assertThrows(PlanException.class, () -> Resumption.of(folder, FinishedBy.CHAPTER));
        about.put("plans", List.of());
        try (Resumption run = Resumption.of(interrupted(), FinishedBy.CHAPTER)) {
            assertEquals(0, run.left());
        }
    }

    @Test
    void isFinishedOnlyWithTheServersThatItWasBegunWith() throws IOException {
        about.put("parts", Map.of("postgresql", "db.example:5432", "kafka", "embedded"));
        about.put("part_names", "slowcall_0a1b2c3d");
        try (Resumption run = Resumption.of(interrupted(), FinishedBy.RUN)) {
            run.requireSameParts(Map.of("postgresql", "db.example:5432", "kafka", "embedded"));
            ResultsException problem = assertThrows(
                    ResultsException.class,
                    () -> run.requireSameParts(Map.of("postgresql", "embedded", "kafka", "embedded")));
            assertTrue(
                    problem.getMessage()
                            .contains("postgresql at db.example:5432, which is now to be started by itself"),
                    problem.getMessage());
            assertEquals(Optional.of("slowcall_0a1b2c3d"), run.partNames());
        }
    }

    /** They are dropped where they are found. */
    @Test
    void aBeginningOfNamesThatNoRunMakesIsNotBelieved() throws IOException {
        about.put("part_names", "p");
        try (Resumption run = Resumption.of(interrupted(), FinishedBy.RUN)) {
            assertEquals(Optional.empty(), run.partNames());
            run.requireSameParts(Map.of("kafka", "embedded"));
        }
    }

    @Test
    void isFinishedOnlyWhereItWasBegun() throws IOException {
        try (Resumption run = Resumption.of(interrupted(), FinishedBy.RUN)) {
            run.requireSame(HERE);
            run.requireSame(Map.of("cores", "2", "memory_mib", "10001"));
            ResultsException problem = assertThrows(
                    ResultsException.class, () -> run.requireSame(Map.of("cores", "4", "memory_mib", "10000")));
            assertTrue(problem.getMessage().contains("cores (\"2\" then, \"4\" now)"), problem.getMessage());
            assertThrows(
                    ResultsException.class,
                    () -> run.requireSame(Map.of("cores", "2", "memory_mib", "10000", "slowcall_revision", "abc")));
        }
    }
}
