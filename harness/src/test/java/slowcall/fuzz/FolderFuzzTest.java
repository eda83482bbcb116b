package slowcall.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.compare.Comparison;
import slowcall.report.PageFile;
import slowcall.report.run.RunPage;
import slowcall.result.Manifest;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;

/**
 * Guards against a folder whose manifest vouches for nonsense: somebody has changed a table, or a log, and listed it anew. The first two
 * bytes of an input say which file it takes the place of, the rest is its content.
 */
class FolderFuzzTest {
    private static final Comparison.Options ANYTHING = new Comparison.Options(.03, true, true);

    @TempDir
    private Path root;

    private Path original;
    private Path folder;
    private List<Path> files;
    private byte[] manifest;
    private int last;

    @BeforeEach
    void copy() throws IOException {
        original = Seeds.smallFolder(root.resolve("original"));
        folder = Seeds.copy(original, root.resolve("run"));
        manifest = Files.readAllBytes(folder.resolve("manifest.json"));
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().matches(".*\\.(csv|json|hlog)"))
                    .filter(file -> !file.endsWith("manifest.json"))
                    // One trial's files are like another's.
                    .filter(file -> folder.equals(file.getParent())
                            || file.getFileName().toString().startsWith("001-"))
                    .sorted()
                    .toList();
        }
    }

    /** Inputs that are a file's number and what becomes of its content. */
    private final class Inputs {
        private final List<Mutator> mutators;
        private final SplittableRandom random = new SplittableRandom(Fuzz.seed());

        Inputs() throws IOException {
            List<Mutator> each = new ArrayList<>();
            for (Path file : files) {
                each.add(new Mutator(List.of(Files.readAllBytes(original(file))), Fuzz.seed()));
            }
            mutators = List.copyOf(each);
        }

        byte[] next() {
            int number = random.nextInt(mutators.size());
            byte[] content = mutators.get(number).next();
            byte[] input = new byte[content.length + 2];
            input[0] = (byte) (number >> 8);
            input[1] = (byte) number;
            System.arraycopy(content, 0, input, 2, content.length);
            return input;
        }
    }

    private Path original(Path file) {
        return original.resolve(folder.relativize(file).toString());
    }

    /** Puts the last input's file right, the input's in its place, and lists that. */
    private void put(byte[] input) throws IOException {
        Files.write(files.get(last), Files.readAllBytes(original(files.get(last))));
        Files.write(folder.resolve("manifest.json"), manifest);
        last = ((input[0] & 0xff) << 8) | (input[1] & 0xff);
        Files.write(files.get(last), Arrays.copyOfRange(input, 2, input.length));
        Manifest.add(folder, folder.relativize(files.get(last)).toString());
    }

    @Test
    void pages() throws Exception {
        Inputs inputs = new Inputs();

        new Fuzz("report", 2L << 30, ResultsException.class).run(List.of(), inputs::next, input -> {
            put(input);
            PageFile.write(RunPage.of(PublishedRun.open(folder)), root.resolve("page.html"));
        });
    }

    /** The same run under another name: nothing is compared with itself. */
    private Path other() throws IOException {
        Path other = Seeds.copy(original, root.resolve("other"));
        Path about = other.resolve("manifest.json");
        String id = Seeds.publishedFolder().getFileName().toString();
        Files.writeString(about, Files.readString(about).replace("\"" + id + "\"", "\"other\""));
        return other;
    }

    @Test
    void comparisons() throws Exception {
        Inputs inputs = new Inputs();
        Path other = other();

        new Fuzz("compare", 2L << 30, ResultsException.class).run(List.of(), inputs::next, input -> {
            put(input);
            if (files.get(last).endsWith("jmh.json")) {
                var unused = Comparison.of(List.of(other.resolve("jmh.json"), folder.resolve("jmh.json")), ANYTHING);
            } else {
                var unused = Comparison.of(List.of(other, folder), ANYTHING);
                var unusedStrategies = Comparison.ofStrategies(folder, Optional.empty(), ANYTHING);
            }
        });
    }
}
