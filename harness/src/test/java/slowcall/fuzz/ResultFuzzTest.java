package slowcall.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.result.HistogramLog;
import slowcall.result.JmhForks;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;

/** Guards against results of somebody else's that end in a stack trace, take for ever or fill the memory. */
class ResultFuzzTest {
    @TempDir
    private Path root;

    @Test
    void manifests() throws Exception {
        Path folder = Seeds.copy(Seeds.publishedFolder(), root.resolve("run"));
        Path manifest = folder.resolve("manifest.json");
        byte[] valid = Files.readAllBytes(manifest);

        new Fuzz("manifest", 256L << 20, ResultsException.class)
                .run(Seeds.all(List.of(valid), Seeds.corpus("manifest")), input -> {
                    Files.write(manifest, input);
                    PublishedRun run = PublishedRun.open(folder);
                    var unused = run.environment();
                    var unusedTable = run.table("summary.csv");
                });
    }

    @Test
    void tablesOfTrials() throws Exception {
        byte[] valid = Files.readAllBytes(Seeds.publishedFolder().resolve("trials.csv"));
        Path table = root.resolve("theirs.csv");

        new Fuzz("trials", 256L << 20, ResultsException.class)
                .run(Seeds.all(List.of(valid), Seeds.corpus("trials")), input -> {
                    Files.write(table, input);
                    PublishedRun run = PublishedRun.open(table);
                    run.requireNumbers(run.columns());
                });
    }

    @Test
    void logsOfHistograms() throws Exception {
        List<byte[]> seeds = Seeds.all(List.of(Seeds.log("call", "excess", "")), Seeds.corpus("histogram-log"));
        Mutator outside = new Mutator(seeds, Fuzz.seed());
        Histograms inside = new Histograms(Fuzz.seed());
        int[] turn = {0};

        new Fuzz("histogram-log", 1L << 30, ResultsException.class)
                .run(seeds, () -> turn[0]++ % 2 == 0 ? outside.next() : inside.next("call"), input -> {
                    var samples = HistogramLog.samples(root, input, Set.of("call", "excess"));
                    var logs = HistogramLog.read(root, input, Set.of());
                    assertTrue(logs.keySet().containsAll(samples.keySet()));
                    for (var histogram : HistogramLog.merge(List.of(logs, logs)).values()) {
                        var unused = histogram.getValueAtPercentile(99) + histogram.getMean();
                        histogram.recordedValues().forEach(value -> {});
                    }
                });
    }

    @Test
    void whatJmhWrites() throws Exception {
        byte[] valid = Files.readAllBytes(Seeds.publishedFolder().resolve("jmh.json"));

        new Fuzz("jmh", 1L << 30, ResultsException.class).run(Seeds.all(Seeds.corpus("jmh"), List.of(valid)), input -> {
            var unused = JmhForks.read(root, input);
        });
    }
}
