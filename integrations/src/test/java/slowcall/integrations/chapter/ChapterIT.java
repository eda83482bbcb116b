package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import slowcall.Experiment;
import slowcall.Overcommitment;
import slowcall.Resumption;
import slowcall.RunListener;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.result.FinishedBy;
import slowcall.result.PublishedRun;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/** Guards against a chapter whose trials no claim sees, whose servers do not come up, and whose folder nobody can read afterwards. */
@Timeout(240)
class ChapterIT {
    /** As many requests as tell a median, and not so many at once that a machine with other things to do does not keep up. */
    private static final CellText CELL = new CellText("""
            {"strategy": "virtual-threads", "arrivals": {"constant": 100}, "delay": "20ms", "heap": "128m",
             "warmup": "1s", "measure": "3s"}""");

    private static final CellText ONCE = new CellText(
                    "{\"strategy\": \"async-client\", \"arrivals\": {\"constant\": 300}, \"delay\": \"20ms\", \"heap\": \"128m\"}")
            .onlyOnce();

    @TempDir
    private Path temporary;

    private final List<String> told = new ArrayList<>();

    /** What is called takes as long as it is told to: not before, and not for long after. */
    private record TakesItsTime(int number, CellText cell) implements Claim {
        @Override
        public String says() {
            return "A call takes as long as its delay";
        }

        @Override
        public String term() {
            return "시간";
        }

        @Override
        public Budget budget(Size size) {
            return Budget.ofCells(cell);
        }

        @Override
        public Finding examine(Bench bench) {
            Sample wait = bench.trials().sample(cell, "completed_p50_ms");
            return Finding.of(
                    Expectation.of("wait", "ms", wait, Range.atLeast(20)),
                    Expectation.counted("lost", bench.trials().total(List.of(cell), "ledger_lost"), Range.exactly(0)));
        }
    }

    @Test
    void runsTrialsFirstAndThenLooks() throws Exception {
        Claim thirteenth = Chapter.all().stream()
                .filter(claim -> claim.number() == 13)
                .findFirst()
                .orElseThrow();
        Chapter chapter =
                new Chapter(new Scope(List.of(new TakesItsTime(1, CELL), thirteenth), Size.SMOKE), listener());
        var options = new Experiment.Options(temporary, List.of(), List.of("chapter"));

        Chapter.Result result = chapter.run(options, new Noting(0));

        assertEquals(0, result.broken(), told::toString);
        assertEquals(1, result.trials().size());
        Map<String, Row> rows =
                result.rows().stream().collect(Collectors.toMap(row -> row.text("claim"), Function.identity()));
        Row timed = rows.get("1");
        // One block has no interval.
        assertEquals("inconclusive", timed.text("verdict"), timed.text("sentence"));
        // A busy machine may make the trial INVALID, and then its figure counts for nothing.
        Row trial = result.trials().getFirst();
        String wait = trial.text("verdict").equals("INVALID") ? "unknown" : "\\d{2,}(\\.\\d+)?";
        assertTrue(
                timed.text("figures").matches("wait=" + wait + " ms; lost=0"),
                () -> timed.text("figures") + " of " + trial.values());
        assertEquals(List.of("OK", "300"), List.of(trial.text("status"), trial.text("ok")), trial.text("reasons"));
        assertEquals("1", timed.text("trials"));
        assertEquals("confirmed", rows.get("13").text("verdict"), rows.get("13").text("sentence"));

        PublishedRun published = PublishedRun.open(result.folder());
        assertEquals(2, published.table(Chapter.TABLE).size());
        assertEquals("smoke", published.about("size").asText());
        assertTrue(Files.readString(result.folder().resolve(Chapter.PAGE)).contains("claim-13"));
        assertTrue(told.indexOf("trial") < told.indexOf("starting the service"), told::toString);
    }

    @Test
    void oneThatWasInterruptedIsFinishedWithoutATrialTwice() throws Exception {
        Scope scope = new Scope(List.of(new TakesItsTime(1, CELL), new TakesItsTime(2, ONCE)), Size.SMOKE);
        Chapter chapter = new Chapter(scope, listener());
        var options = new Experiment.Options(temporary, List.of(), List.of("chapter"));
        assertThrows(IllegalStateException.class, () -> chapter.run(options, new Noting(2)));
        Path folder;
        try (Stream<Path> folders = Files.list(temporary)) {
            folder = folders.findFirst().orElseThrow();
        }
        List<String> before = Files.readAllLines(folder.resolve("trials.csv"));
        assertEquals(2, before.size());
        told.clear();

        Chapter.Result result;
        try (Resumption interrupted = Resumption.of(folder, FinishedBy.CHAPTER)) {
            assertEquals(1, interrupted.left());
            assertTrue(chapter.expected(interrupted).compareTo(chapter.expected()) < 0);
            Scope begun = Scope.of(interrupted, scope.claims());
            assertEquals(scope, begun);
            result = new Chapter(begun, listener()).resume(interrupted, options, new Noting(0));
        }

        assertEquals(1, told.stream().filter("trial"::equals).count(), told::toString);
        assertEquals(folder, result.folder());
        assertEquals(before, Files.readAllLines(folder.resolve("trials.csv")).subList(0, 2));
        PublishedRun published = PublishedRun.open(folder);
        assertEquals(
                List.of("1", "2"),
                published.trials().stream().map(row -> row.text("block")).toList());
        assertEquals(1, published.about("resumed").path(0).path("trials_before").asInt());
        assertEquals(2, result.trials().size());
        for (Row row : published.table(Chapter.TABLE)) {
            assertEquals("1", row.text("trials"), row.text("sentence"));
            assertTrue(row.text("figures").endsWith("; lost=0"), row.text("figures"));
        }
        assertEquals(2, published.table(Chapter.TABLE).size());
    }

    private Chapter.Listener listener() {
        return new Chapter.Listener() {
            @Override
            public void starting(Path folder) {
                told.add("folder");
            }

            @Override
            public void progress(String text) {
                told.add(text);
            }

            @Override
            public void examined(Claim claim, Row row) {
                told.add(row.text("sentence"));
            }
        };
    }

    /** Notes that a trial was started, and is in its way if it is the last of so many. */
    private final class Noting implements RunListener {
        private final int last;
        private int trials;

        Noting(int last) {
            this.last = last;
        }

        @Override
        public void runStarting(Plan plan, Path folder) {}

        @Override
        public void blockStarting(int block) {}

        @Override
        public void calibrationStarting() {}

        @Override
        public void calibrationStep(String step, Duration remaining) {}

        @Override
        public void calibrationFinished(Optional<ServiceCapacity> capacity, List<Overcommitment> overcommitted) {}

        @Override
        public void trialStarting(int number, int block, Cell cell) {
            trials++;
            if (trials == last) {
                throw new IllegalStateException("interrupted");
            }
            told.add("trial");
        }

        @Override
        public void trialPhase(String phase, Duration remaining) {}

        @Override
        public void trialFinished(Row row) {}
    }
}
