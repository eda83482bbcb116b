package slowcall.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.ReliabilityFigure;
import slowcall.result.HistogramLog;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;
import slowcall.result.Row;

/** Guards against a published file of any type that was cut short, or changed in a single place, and is believed. */
class DamagedFolderTest {
    @TempDir
    private Path root;

    private Path folder;
    private Row trial;

    @BeforeEach
    void publish() throws IOException {
        folder = new SyntheticRun(1, 1, 50, 2).write(root);
        trial = PublishedRun.open(folder).trials().getFirst();
    }

    /** One of each type, and the manifest apart. */
    private List<Path> published() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.(csv|json|hlog)"))
                    .filter(file -> !file.endsWith("manifest.json"))
                    .sorted()
                    .toList();
        }
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** As whoever needs that file reads it. */
    private void read(String name) throws IOException {
        PublishedRun run = PublishedRun.open(folder);
        if (name.endsWith(".hlog")) {
            var unused = run.histograms(trial, Set.of());
        } else if (name.endsWith(".json")) {
            var unused = run.file(name);
        } else {
            var unused = run.table(name);
        }
    }

    private void assertRefused(Path file, String what) {
        ResultsException refusal =
                assertThrows(ResultsException.class, () -> read(name(file)), () -> name(file) + what);
        assertTrue(
                String.valueOf(refusal.getMessage()).contains(file.getFileName().toString()), refusal::getMessage);
    }

    @Test
    void looksAtEveryTypeOfFile() throws IOException {
        Set<String> types = published().stream()
                .map(this::name)
                .map(name -> name.replaceFirst("/.*\\.", "/*."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                Set.of(
                        "calibration.csv",
                        "histograms/*.hlog",
                        "jmh.csv",
                        "jmh.json",
                        "memory.csv",
                        "parts.csv",
                        "summary.csv",
                        "traces/*.csv",
                        "trials.csv",
                        "verdicts.csv"),
                types);
    }

    @Test
    void refusesEveryFileThatWasCutAnywhere() throws IOException {
        int cuts = 0;
        for (Path file : published()) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertRefused(file, " cut at " + length);
                cuts++;
            }
            Files.write(file, whole);
        }
        Path manifest = folder.resolve("manifest.json");
        byte[] whole = Files.readAllBytes(manifest);
        for (int length = 0; length < whole.length; length++) {
            Files.write(manifest, Arrays.copyOf(whole, length));
            assertRefused(manifest, " cut at " + length);
            cuts++;
        }
        ReliabilityFigure.publish("truncations", Integer.toString(cuts));
    }

    @Test
    void refusesEveryFileOfWhichAByteWasChanged() throws IOException {
        int changes = 0;
        for (Path file : published()) {
            byte[] content = Files.readAllBytes(file);
            for (int at = 0; at < content.length; at++) {
                content[at] ^= 1;
                Files.write(file, content);
                assertRefused(file, " changed at " + at);
                content[at] ^= 1;
                changes++;
            }
            Files.write(file, content);
        }
        ReliabilityFigure.publish("mutations", Integer.toString(changes));
    }

    /** Nobody vouches for a manifest: what still is one may say something else, and no more. */
    @Test
    void aChangedManifestIsAnotherOrRefused() throws IOException {
        Path manifest = folder.resolve("manifest.json");
        byte[] content = Files.readAllBytes(manifest);
        for (int at = 0; at < content.length; at++) {
            content[at] ^= 1;
            Files.write(manifest, content);
            try {
                read("trials.csv");
            } catch (ResultsException e) {
                assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e.getMessage());
            }
            content[at] ^= 1;
        }
    }

    /** Without a manifest a log may end where a line does. */
    @Test
    void aLogByItselfThatWasCutHasFewerHistogramsOrIsRefused() throws IOException {
        Path log = published().stream()
                .filter(file -> file.toString().endsWith(".hlog"))
                .findFirst()
                .orElseThrow();
        byte[] whole = Files.readAllBytes(log);
        int all = HistogramLog.read(log, whole, Set.of()).size();
        int refused = 0;
        for (int length = 0; length < whole.length - 1; length++) {
            try {
                int read = HistogramLog.read(log, Arrays.copyOf(whole, length), Set.of())
                        .size();
                assertTrue(read <= all, "cut at " + length);
            } catch (ResultsException e) {
                refused++;
            }
        }
        assertTrue(refused > whole.length / 2, () -> "of " + whole.length);
    }
}
