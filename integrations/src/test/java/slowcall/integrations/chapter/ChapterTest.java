package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.Experiment;
import slowcall.RunListener;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;

/** Guards against one claim that takes all others with it, after hours, and against what an interrupted chapter leaves behind. */
class ChapterTest {
    @TempDir
    private Path temporary;

    /** A claim that is examined as a test has it. */
    private record AClaim(int number, Examination examination) implements Claim {
        @Override
        public String says() {
            return "Claim " + number + " holds";
        }

        @Override
        public String term() {
            return "한국어";
        }

        @Override
        public Budget budget(Size size) {
            return Budget.ofCells();
        }

        @Override
        public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
            return examination.of(bench);
        }
    }

    private interface Examination {
        Finding of(Bench bench) throws UnobservedException, InterruptedException;
    }

    /** Leaves a file in the workshop. */
    private record Leaving() implements Observation<Integer> {
        @Override
        public String description() {
            return "leaving something behind";
        }

        @Override
        public Duration expected() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Integer make(Workshop workshop) throws IOException {
            Files.writeString(workshop.folder("data").resolve("file.txt"), "text");
            return 1;
        }
    }

    private static final Finding FOUND = Finding.of(Expectation.holds("something", true));

    private final Chapter.Listener nobody = new Chapter.Listener() {
        @Override
        public void starting(Path folder) {}

        @Override
        public void progress(String text) {}

        @Override
        public void examined(Claim claim, Row row) {}
    };

    private Chapter.Result run(Claim... claims) throws Exception {
        var options = new Experiment.Options(temporary, List.of(), List.of("chapter"));
        var deaf = (RunListener) Proxy.newProxyInstance(
                RunListener.class.getClassLoader(), new Class<?>[] {RunListener.class}, (self, method, told) -> null);
        return new Chapter(List.of(claims), Size.SMOKE, nobody).run(options, deaf);
    }

    @Test
    void aClaimThatThrowsIsBrokenAndTheOthersAreNot() throws Exception {
        Chapter.Result result = run(
                new AClaim(1, bench -> {
                    throw new IllegalStateException("no such row");
                }),
                new AClaim(2, bench -> {
                    throw new StackOverflowError();
                }),
                new AClaim(3, bench -> FOUND));

        assertEquals(2, result.broken());
        assertEquals(
                List.of(
                        "could not be examined: IllegalStateException: no such row",
                        "could not be examined: StackOverflowError",
                        "something 1, predicted 1."),
                result.rows().stream().map(row -> row.text("sentence")).toList());
        assertEquals(3, PublishedRun.open(result.folder()).table(Chapter.TABLE).size());
        assertTrue(Files.exists(result.folder().resolve(Chapter.PAGE)));
    }

    @Test
    void whoeverIsInterruptedLeavesTheWorkshopEmpty() throws Exception {
        assertThrows(
                InterruptedException.class,
                () -> run(
                        new AClaim(1, bench -> {
                            assertEquals(1, bench.observe(new Leaving()));
                            return FOUND;
                        }),
                        new AClaim(2, bench -> {
                            throw new InterruptedException();
                        })));

        try (Stream<Path> left = Files.walk(temporary)) {
            List<Path> all = left.toList();
            assertFalse(all.stream().anyMatch(file -> file.endsWith("file.txt")), all::toString);
            Path table = all.stream()
                    .filter(file -> file.endsWith(Chapter.TABLE))
                    .findFirst()
                    .orElseThrow();
            List<Row> rows = ResultsFolder.readTable(table);
            assertEquals(
                    Map.of("1", "confirmed"),
                    Map.of(rows.getFirst().text("claim"), rows.getFirst().text("verdict")));
        }
    }
}
