package slowcall.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.Endpoint;
import slowcall.Experiment;
import slowcall.SilentListener;
import slowcall.plan.PlanFile;
import slowcall.result.PublishedRun;
import slowcall.result.Row;

/** Guards a search with real trials, from the question to the folder; its figures mean nothing. */
class TuningIT {
    private static final int LONG_RUN = 50_000;

    @Test
    void aTargetOfWhichNothingIsKnownIsLookedAtFirst(@TempDir Path results) throws Exception {
        try (Endpoint endpoint = new Endpoint()) {
            Question question = new Question(
                    List.of(Arm.parse("fixed-pool")),
                    List.of(40.0),
                    Delay.UNKNOWN,
                    Optional.of(endpoint.at("/slow/50")),
                    true,
                    List.of(Objective.parse("p90=400ms")),
                    OptionalInt.empty(),
                    new Question.Effort(
                            4,
                            1,
                            Duration.ofSeconds(1),
                            Duration.ofMillis(1500),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(8),
                            1));
            var options = new Experiment.Options(results, List.of(), List.of("tune"));

            Tuning.Result result = Tuning.measure(question, options, new SilentListener(), LONG_RUN);

            PublishedRun run = PublishedRun.open(result.folder().orElseThrow());
            assertTrue(result.notes().stream().anyMatch(note -> note.startsWith("first look: 40 calls of 40,")));
            assertTrue(
                    result.notes().stream().anyMatch(note -> note.startsWith("calls took ")), result.notes()::toString);
            assertEquals(result.trials().size() + 1, run.trials().size());
            assertEquals(Set.of("GET /slow/50 0"), Set.copyOf(endpoint.asked()));
            assertTrue(endpoint.asked().size()
                    <= Tuning.load(question).orElseThrow().requests() + 1);

            // What the first look recorded is what the others draw from.
            Row look = run.trials().getFirst();
            assertEquals("sync", look.text("strategy"));
            assertEquals("", look.text("delay"));
            Row next = run.trials().get(1);
            assertTrue(next.text("delay").startsWith("trace-first-look.hlog-"), next.text("delay"));
            double seen = look.number("call_mean_ms").orElseThrow();
            assertTrue(seen >= 50, () -> seen + " ms");
            assertEquals(seen, next.number("delay_mean_ms").orElseThrow(), 0.02 * seen);
            Path folder = result.folder().orElseThrow();
            try (Stream<Path> kept = Files.list(folder.resolve("recordings"))) {
                Path recording = kept.findFirst().orElseThrow();
                var plan = PlanFile.parse(
                        "tune", run.about("plan_text").asText(), name -> Files.newInputStream(recording));
                assertEquals(
                        run.trials().stream().map(row -> row.text("cell_id")).collect(Collectors.toSet()),
                        plan.cells().stream().map(cell -> cell.id()).collect(Collectors.toSet()));
            }
            assertEquals(1, run.about("recordings").size());
        }
    }

    @Test
    void leavesAFolderLikeEveryRunsAndItsOwnTables(@TempDir Path results) throws Exception {
        Question question = new Question(
                List.of(Arm.parse("fixed-pool"), Arm.parse("virtual-threads")),
                List.of(40.0),
                Delay.parse("50ms"),
                true,
                List.of(Objective.parse("p90=400ms"), Objective.parse("goodput>=50%")),
                OptionalInt.empty(),
                new Question.Effort(5, 1, Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofSeconds(10), 1));
        var options = new Experiment.Options(results, List.of(), List.of("tune"));

        Tuning.Result result = Tuning.measure(question, options, new SilentListener(), LONG_RUN);

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
