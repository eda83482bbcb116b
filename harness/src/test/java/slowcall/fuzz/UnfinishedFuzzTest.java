package slowcall.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.Experiment;
import slowcall.Resumption;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;
import slowcall.result.FinishedBy;
import slowcall.result.ResultsException;

/**
 * Guards against an interrupted run whose folder ends {@code run --resume} in a stack trace. An input is a manifest, or, where it begins
 * with a letter, a table of trials.
 */
class UnfinishedFuzzTest {
    private static final String CELLS =
            "{\"cells\": [{\"strategy\": \"sync\", \"arrivals\": {\"constant\": 1}, \"timeout\": \"10m\", \"delay\": %s}]}";
    private static final String PLAN = CELLS.formatted("\"20ms\"");
    private static final String REPLAYS = CELLS.formatted("{\"trace\": \"r.csv\"}");
    private static final String CELL =
            PlanFile.parse("p", PLAN).cells().getFirst().id();

    private static final List<byte[]> SEEDS = Seeds.of(
            manifest(PLAN, "[]"),
            "cell_id,block,strategy,verdict\n" + CELL + ",1,sync,VALID\n" + CELL + ",2,sy",
            chapter(),
            manifest(REPLAYS, "[{\"name\": \"r.csv\", \"file\": \"recordings/r.csv\", \"sha256\": \"0\"}]"));

    @TempDir
    private Path root;

    private static String manifest(String plan, String recordings) {
        return "{\"schema_version\": 2, \"run_id\": \"r\", \"complete\": false, \"plan\": \"p\", \"seed\": 3, \"blocks\": 3,"
                + " \"environment\": {\"cores\": \"2\"}, \"command\": [\"run\"], \"recordings\": " + recordings
                + ", \"plan_text\": \"" + plan.replace("\"", "\\\"") + "\"}";
    }

    private static String chapter() {
        String plan =
                "{\"plan\": \"p\", \"seed\": 3, \"blocks\": 2, \"plan_text\": \"" + PLAN.replace("\"", "\\\"") + "\"}";
        return manifest(PLAN, "[], \"finished_by\": \"chapter\", \"plans\": [" + plan + ", " + plan + "]");
    }

    @Test
    void interruptedRuns() throws Exception {
        Path folder = Files.createDirectories(root.resolve("run/recordings")).getParent();
        Files.writeString(folder.resolve("recordings/r.csv"), "latency_ms\n10\n");

        var options = new Experiment.Options(root, List.of(), List.of());
        new Fuzz(
                        "unfinished",
                        256L << 20,
                        refusal -> refusal instanceof ResultsException || refusal instanceof PlanException)
                .run(SEEDS, input -> {
                    boolean isTable = input.length > 0 && Character.isLetter((char) input[0]);
                    Files.write(folder.resolve("manifest.json"), isTable ? SEEDS.get(0) : input);
                    Files.write(folder.resolve("trials.csv"), isTable ? input : SEEDS.get(1));
                    boolean isChapter = !isTable && new String(input, StandardCharsets.UTF_8).contains("chapter");
                    try (Resumption interrupted =
                            Resumption.of(folder, isChapter ? FinishedBy.CHAPTER : FinishedBy.RUN)) {
                        var unused = interrupted.left() + interrupted.command().size();
                        var unusedObjections = Experiment.objections(interrupted, options);
                    }
                });
    }
}
