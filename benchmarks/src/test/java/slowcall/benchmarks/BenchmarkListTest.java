package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/** Guards against benchmarks that vanish: compilers from 23 on run no annotation processor that is not named to them. */
class BenchmarkListTest {

    @Test
    void namesEveryBenchmarkClassThatWasCompiled() throws IOException, URISyntaxException {
        assertEquals(compiledClasses(), classesOf(listed()));
    }

    @Test
    void theWholeRunAndTheReproductionsHaveEveryBenchmarkOnce() {
        Set<String> reproductions = methodsOf(Parts.recycler());
        Set<String> all = methodsOf(Parts.all());
        assertTrue(Collections.disjoint(all, reproductions));
        all.addAll(reproductions);
        assertEquals(listed(), all);
    }

    @Test
    void theSmokeRunHasEveryBenchmarkClass() {
        assertEquals(classesOf(listed()), classesOf(methodsOf(Parts.smoke())));
    }

    private static Set<String> listed() {
        // The format would only be told of what is wrong with the list.
        var silent = new StatusFormat(System.out, List.of(), line -> {}, () -> 0);
        return BenchmarkList.defaultList().getAll(silent, List.of()).stream()
                .map(BenchmarkListEntry::getUsername)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> methodsOf(List<Part> parts) {
        return parts.stream()
                .map(part -> part.benchmark().getName() + "." + part.method())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> classesOf(Set<String> methods) {
        return methods.stream()
                .map(method -> method.substring(0, method.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> compiledClasses() throws IOException, URISyntaxException {
        Path here = Path.of(Benchmarks.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String suffix = "Benchmark.class";
        try (Stream<Path> files = Files.list(here.resolve("slowcall/benchmarks"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> "slowcall.benchmarks." + name.substring(0, name.length() - ".class".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
