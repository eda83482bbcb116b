package slowcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import slowcall.ReliabilityFigure;
import slowcall.result.Manifest;

/**
 * Guards against a broken file that ends in a stack trace, or in a message that nobody has read. Each file of the corpus ends a command
 * with 2 and the line that stands in its kind's {@code .golden}; {@code -Dslowcall.golden.write=true} writes these anew, to be read before
 * they are kept.
 */
class CorpusTest {
    private static final Path CORPUS = Path.of("../harness/src/test/resources/slowcall/corpus");

    private static final String REPLAY =
            "{\"cells\": [{\"strategy\": \"virtual-threads\", \"arrivals\": {\"constant\": 1}, \"delay\": {\"trace\": \"NAME\"}}]}";

    @TempDir
    private Path root;

    private String out = "";
    private String err = "";

    /** What the corpus has, and the command that reads it. */
    enum Kind {
        PLAN {
            @Override
            List<String> command(CorpusTest test, Path file) throws IOException {
                return List.of("run", "--plan", test.kept(file, "theirs.json"));
            }
        },
        RECORDING_CSV {
            @Override
            List<String> command(CorpusTest test, Path file) throws IOException {
                return test.replaying(file, "r.csv");
            }
        },
        RECORDING_HLOG {
            @Override
            List<String> command(CorpusTest test, Path file) throws IOException {
                return test.replaying(file, "r.hlog");
            }
        },
        MANIFEST {
            @Override
            List<String> command(CorpusTest test, Path file) throws IOException {
                return List.of("compare", "--by", "strategy", test.folderWithManifest(file));
            }
        },
        TRIALS {
            @Override
            List<String> command(CorpusTest test, Path file) throws IOException {
                return List.of("compare", "--by", "strategy", test.kept(file, "theirs.csv"));
            }
        },
        HISTOGRAM_LOG {
            @Override
            List<String> command(CorpusTest test, Path file) throws IOException {
                return List.of("report", test.folderWithLog(file));
            }
        },
        JMH {
            @Override
            List<String> command(CorpusTest test, Path file) throws IOException {
                String theirs = test.kept(file, "theirs.json");
                return List.of("compare", theirs, theirs);
            }
        },
        COMMAND_LINE {
            @Override
            List<String> command(CorpusTest test, Path file) throws IOException {
                return Files.readAllLines(file);
            }
        };

        abstract List<String> command(CorpusTest test, Path file) throws IOException;

        String folder() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        List<Path> files() throws IOException {
            try (Stream<Path> files = Files.list(CORPUS.resolve(folder()))) {
                return files.sorted().toList();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyFileIsRefusedInItsLine(Kind kind) throws IOException {
        Path golden = CORPUS.resolve(kind.folder() + ".golden");
        Map<String, String> messages = new TreeMap<>();
        for (Path file : kind.files()) {
            String name = file.getFileName().toString();
            int exitCode = execute(kind.command(this, file));
            assertAll(
                    name,
                    () -> assertEquals(ExitCode.USAGE, exitCode, err),
                    () -> assertEquals("", out),
                    () -> assertEquals(1, err.lines().count(), err));
            messages.put(name, err.strip().replaceFirst("^slowcall: ", "").replace(root.toString() + "/", ""));
        }
        String text = messages.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("slowcall.golden.write")) {
            Files.writeString(golden, text);
        }
        assertEquals(Files.readString(golden), text);
    }

    @Test
    void isAsLargeAsItIsSaidToBe() throws IOException {
        int files = 0;
        for (Kind kind : Kind.values()) {
            files += kind.files().size();
        }
        ReliabilityFigure.publish("corpus", files + " of " + files);
    }

    private int execute(List<String> command) {
        StringWriter outWriter = new StringWriter();
        StringWriter errWriter = new StringWriter();
        int exitCode = Main.execute(
                new PrintWriter(outWriter, true),
                new PrintWriter(errWriter, true),
                new MainTest.NeverRun(),
                command.toArray(String[]::new));
        out = outWriter.toString();
        err = errWriter.toString();
        return exitCode;
    }

    private String kept(Path file, String name) throws IOException {
        return Files.write(root.resolve(name), Files.readAllBytes(file)).toString();
    }

    private List<String> replaying(Path file, String name) throws IOException {
        kept(file, name);
        Path plan = Files.writeString(root.resolve("replays.json"), REPLAY.replace("NAME", name));
        return List.of("run", "--plan", plan.toString());
    }

    private String folderWithManifest(Path file) throws IOException {
        Path folder = Files.createDirectories(root.resolve("theirs"));
        Files.writeString(folder.resolve("trials.csv"), "cell_id,block,strategy,verdict\nc1,1,sync,VALID\n");
        Files.write(folder.resolve("manifest.json"), Files.readAllBytes(file));
        return folder.toString();
    }

    private String folderWithLog(Path file) throws IOException {
        Path folder = Files.createDirectories(root.resolve("theirs/histograms"));
        Files.write(folder.resolve("001-c1.hlog"), Files.readAllBytes(file));
        Path theirs = root.resolve("theirs");
        List<String> tables = new ArrayList<>(List.of("cell_id,block,strategy,verdict\nc1,1,sync,VALID\n"));
        tables.add("cell_id,strategy,throughput_rps\nc1,sync,49.9\n");
        Files.write(theirs.resolve("trials.csv"), tables.get(0).getBytes(UTF_8));
        Files.write(theirs.resolve("summary.csv"), tables.get(1).getBytes(UTF_8));
        Files.writeString(
                theirs.resolve("manifest.json"),
                "{\"schema_version\": 2, \"run_id\": \"theirs\", \"complete\": true, \"files\": []}");
        Manifest.refresh(theirs);
        return theirs.toString();
    }
}
