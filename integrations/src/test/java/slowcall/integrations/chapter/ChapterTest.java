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
import slowcall.Resumption;
import slowcall.RunListener;
import slowcall.result.FinishedBy;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;
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

    private final RunListener deaf = (RunListener) Proxy.newProxyInstance(
            RunListener.class.getClassLoader(), new Class<?>[] {RunListener.class}, (self, method, told) -> null);

    private Experiment.Options options() {
        return new Experiment.Options(temporary, List.of(), List.of("chapter"));
    }

    private Chapter.Result run(Claim... claims) throws Exception {
        return new Chapter(new Scope(List.of(claims), Size.SMOKE), nobody).run(options(), deaf);
    }

    /** As one that is interrupted while its second claim is examined. */
    private Path interrupted() throws Exception {
        assertThrows(
                InterruptedException.class,
                () -> run(new AClaim(1, bench -> FOUND), new AClaim(2, bench -> {
                    throw new InterruptedException();
                })));
        try (Stream<Path> folders = Files.list(temporary)) {
            return folders.findFirst().orElseThrow();
        }
    }

    private Chapter.Result resume(Path folder, Claim... all) throws Exception {
        try (Resumption interrupted = Resumption.of(folder, FinishedBy.CHAPTER)) {
            return new Chapter(Scope.of(interrupted, List.of(all)), nobody).resume(interrupted, options(), deaf);
        }
    }

    private static void assertRefused(Path folder, String manifest, String by, String why) throws Exception {
        Path file = folder.resolve("manifest.json");
        String whole = Files.readString(file);
        assertTrue(whole.contains(manifest), whole);
        Files.writeString(file, whole.replace(manifest, by));
        try (Resumption interrupted = Resumption.of(folder, FinishedBy.CHAPTER)) {
            List<Claim> all = List.of(new AClaim(1, bench -> FOUND), new AClaim(2, bench -> FOUND));
            ResultsException refused = assertThrows(ResultsException.class, () -> Scope.of(interrupted, all));
            assertTrue(refused.getMessage().contains(why), refused.getMessage());
        }
        Files.writeString(file, whole);
    }

    @Test
    void oneThatWasInterruptedExaminesAllItsClaimsAnew() throws Exception {
        Path folder = interrupted();
        Files.writeString(folder.resolve("kills.csv"), "way\n");

        Chapter.Result result = resume(
                folder,
                new AClaim(1, bench -> Finding.of(Expectation.holds("something", false))),
                new AClaim(2, bench -> FOUND),
                new AClaim(3, bench -> FOUND));

        assertEquals(folder, result.folder());
        assertEquals(
                List.of("refuted", "confirmed"),
                PublishedRun.open(folder).table(Chapter.TABLE).stream()
                        .map(row -> row.text("verdict"))
                        .toList());
        assertEquals(2, result.rows().size());
        assertFalse(Files.exists(folder.resolve("kills.csv")), "of kills that were made before");
        assertTrue(Files.exists(folder.resolve(Chapter.PAGE)));
    }

    @Test
    void aManifestThatDoesNotSayWhatIsExaminedIsRefused() throws Exception {
        Path folder = interrupted();
        assertRefused(folder, "[ 1, 2 ]", "[ 1, 51 ]", "has a manifest with claim \"51\", which there is not");
        assertRefused(folder, "[ 1, 2 ]", "[ 1, 1 ]", "has a manifest with claim \"1\" twice");
        assertRefused(folder, "[ 1, 2 ]", "[ ]", "has a manifest that does not say which claims it examines");
        assertRefused(folder, "[ 1, 2 ]", "3", "has a manifest that does not say which claims it examines");
        assertRefused(folder, "\"smoke\"", "\"huge\"", "has a manifest with size \"huge\"; there are smoke, full");
    }

    @Test
    void otherPlansThanThoseOfItsClaimsAreRefused() throws Exception {
        Path folder = interrupted();
        Path manifest = folder.resolve("manifest.json");
        String plan =
                "{\"plan_text\": \"{\\\"cells\\\": [{\\\"strategy\\\": \\\"sync\\\", \\\"arrivals\\\": {\\\"constant\\\": 1},"
                        + " \\\"delay\\\": \\\"1ms\\\"}]}\", \"plan\": \"p\"}";
        String whole = Files.readString(manifest);
        assertTrue(whole.contains("\"plans\" : [ ]"), whole);
        Files.writeString(manifest, whole.replace("\"plans\" : [ ]", "\"plans\" : [ " + plan + " ]"));

        ResultsException refused = assertThrows(
                ResultsException.class,
                () -> resume(folder, new AClaim(1, bench -> FOUND), new AClaim(2, bench -> FOUND)));
        assertTrue(refused.getMessage().contains("has other plans than its claims have"), refused.getMessage());
        assertFalse(Files.exists(folder.resolve(Chapter.PAGE)));
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
