package slowcall.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.Experiment;
import slowcall.SilentListener;
import slowcall.plan.PlanFile;
import slowcall.result.PublishedRun;
import slowcall.result.Row;

/** Guards a search with real trials, from the question to the folder; its figures mean nothing. */
class TuningIT {
    @Test
    void leavesAFolderLikeEveryRunsAndItsOwnTables(@TempDir Path results) throws Exception {
        Question question = new Question(
                List.of(Arm.parse("fixed-pool"), Arm.parse("virtual-threads")),
                List.of(40.0),
                Delay.parse("50ms"),
                true,
                List.of(Objective.parse("p90=400ms"), Objective.parse("goodput>=50%")),
                OptionalInt.empty(),
                new Question.Effort(6, 1, Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofSeconds(10), 1));
        var options = new Experiment.Options(results, List.of(), List.of("tune"));

        Tuning.Result result = Tuning.measure(question, options, new SilentListener());

        PublishedRun run = PublishedRun.open(result.folder().orElseThrow());
        assertEquals(result.sentence(), run.about("answer").asText());
        assertEquals(result.trials().size(), run.trials().size());
        assertTrue(
                run.trials().stream().allMatch(row -> row.text("status").equals("OK")),
                () -> run.trials().toString());
        assertFalse(run.table("summary.csv").isEmpty());
        assertEquals(result.table().size(), run.table(Tuning.TABLE).size());
        assertFalse(run.table("tune-fits.csv").isEmpty());

        // All points of a block meet the same schedule, and no two blocks do.
        Map<String, List<Row>> byBlock = run.trials().stream().collect(Collectors.groupingBy(row -> row.text("block")));
        byBlock.values()
                .forEach(rows -> assertEquals(
                        1,
                        rows.stream()
                                .map(row -> row.text("schedule_sha256"))
                                .distinct()
                                .count()));
        assertEquals(
                byBlock.size(),
                run.trials().stream()
                        .map(row -> row.text("schedule_sha256"))
                        .distinct()
                        .count());

        // Whoever runs the manifest's plan measures the same points.
        var plan = PlanFile.parse("tune", run.about("plan_text").asText());
        assertEquals(
                run.trials().stream().map(row -> row.text("cell_id")).collect(Collectors.toSet()),
                plan.cells().stream().map(cell -> cell.id()).collect(Collectors.toSet()));
    }
}
