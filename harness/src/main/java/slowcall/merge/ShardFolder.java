package slowcall.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanFile;
import slowcall.plan.Shard;
import slowcall.result.OneLine;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;
import slowcall.result.Row;
import slowcall.trial.MergedTrial;

/** The results of one of several generators: a complete folder, every file of which is what its manifest says. */
final class ShardFolder {
    private final PublishedRun run;
    private final Shard shard;
    private final Map<Key, Row> trials;

    /** A trial by what it is of. */
    private record Key(String block, String cell) {}

    private ShardFolder(PublishedRun run, Shard shard, Map<Key, Row> trials) {
        this.run = run;
        this.shard = shard;
        this.trials = trials;
    }

    /**
     * Opens a folder.
     *
     * @throws ResultsException if it is none, or not of a generator that had others beside it
     */
    static ShardFolder open(Path folder) throws IOException {
        PublishedRun run = PublishedRun.open(folder);
        JsonNode about = run.about("shard");
        if (about.isMissingNode()) {
            throw new ResultsException(folder, "is of a run that offered all of its load: there is nothing to merge");
        }
        Shard shard;
        try {
            shard = new Shard(about.path("number").asInt(), about.path("total").asInt());
        } catch (IllegalArgumentException e) {
            throw new ResultsException(folder, "has a manifest with a shard that cannot be: " + e.getMessage());
        }
        run.requireNumbers(MergedTrial.numbers());
        Map<Key, Row> trials = new LinkedHashMap<>();
        for (Row row : run.trials()) {
            requirePromise(folder, row);
            if (trials.put(new Key(row.text("block"), row.text("cell_id")), row) != null) {
                throw new ResultsException(
                        folder,
                        "has the trial of block " + row.text("block") + " and cell " + row.text("cell_id") + " twice");
            }
        }
        return new ShardFolder(run, shard, trials);
    }

    private static void requirePromise(Path folder, Row trial) {
        try {
            MergedTrial.requirePromise(trial);
        } catch (IllegalArgumentException e) {
            throw new ResultsException(
                    folder,
                    "has in the semantics of block " + trial.text("block") + ", cell " + trial.text("cell_id")
                            + " what is none: " + OneLine.of(String.valueOf(e.getMessage())));
        }
    }

    Path path() {
        return run.path();
    }

    String runId() {
        return run.runId();
    }

    Shard shard() {
        return shard;
    }

    /** What the manifest says, as text; "" where it does not. */
    String about(String key) {
        return OneLine.of(run.about(key).asText());
    }

    /** What it says of its part in the load, as text; "" where it does not. */
    String aboutShard(String key) {
        return OneLine.of(run.about("shard").path(key).asText());
    }

    Map<String, String> environment() {
        return run.environment();
    }

    /** How many trials it has. */
    int size() {
        return trials.size();
    }

    /**
     * The plan, with the seed and the repetitions of the run.
     *
     * @throws ResultsException if there can be no such plan
     */
    Plan plan() {
        Plan read = PlanFile.parse(
                about("plan"), run.about("plan_text").asText(), name -> new ByteArrayInputStream(recording(name)));
        try {
            return new Plan(
                    about("plan"),
                    run.about("seed").asLong(read.seed()),
                    run.about("blocks").asInt(read.blocks()),
                    read.cells(),
                    read.text());
        } catch (IllegalArgumentException e) {
            throw new ResultsException(path(), "has a manifest whose plan cannot be: " + e.getMessage());
        }
    }

    private byte[] recording(String name) throws IOException {
        for (JsonNode entry : run.about("recordings")) {
            if (entry.path("name").asText().equals(name)) {
                return run.file(entry.path("file").asText());
            }
        }
        throw new ResultsException(path(), "lists no recording \"" + OneLine.of(name) + "\", which its plan replays");
    }

    /** The plan's text as it was read, before it is looked at. */
    String planText() {
        return run.about("plan_text").asText();
    }

    /**
     * A trial's row.
     *
     * @throws ResultsException if there is none
     */
    Row trial(int block, Cell cell) {
        Row row = trials.get(new Key(Integer.toString(block), cell.id()));
        if (row == null) {
            throw new ResultsException(
                    path(), "lacks the trial of block " + block + " and cell " + cell.id() + ", which its plan has");
        }
        return row;
    }

    /** Whether a trial did not come to its end. */
    static boolean isFailed(Row trial) {
        return trial.text("status").equals("FAILED");
    }

    /** The largest of a column's values; empty if a trial that came to its end does not know it. */
    OptionalDouble largest(String column) {
        List<Row> finished =
                trials.values().stream().filter(row -> !isFailed(row)).toList();
        double[] values = finished.stream()
                .map(row -> row.number(column))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return values.length == finished.size() ? DoubleStream.of(values).max() : OptionalDouble.empty();
    }

    /** The run itself, for its histograms and files. */
    PublishedRun run() {
        return run;
    }
}
