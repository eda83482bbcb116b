package slowcall;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import slowcall.part.PartTable;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.Recording;
import slowcall.result.Column;
import slowcall.result.FinishedBy;
import slowcall.result.Manifest;
import slowcall.result.OneLine;
import slowcall.result.ResultsException;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.result.UnfinishedRun;

/**
 * A run that was interrupted, to be finished: its plans as they were begun, and the trials that it has. Blocks, the order of their cells and
 * every schedule follow from plans and seed, so that the rest is what it would have been.
 */
public final class Resumption implements AutoCloseable {
    /** More are counted and not named. */
    private static final int MOST_NAMED = 4;

    /** What a manifest says of servers besides the slow service: where each is, by part. */
    static final String PARTS = "parts";

    /** And what the names of all begin with that the run makes there. */
    static final String PART_NAMES = "part_names";

    /** A kernel keeps a little more or less of the same memory to itself each time it starts. */
    private static final double SAME_MEMORY = .01;

    /** A trial by what it is of. */
    private record Key(int block, String cell) {}

    private final UnfinishedRun run;
    private final BegunPlans plans;
    private final Map<Key, Row> done;

    private Resumption(UnfinishedRun run, BegunPlans plans, Map<Key, Row> done) {
        this.run = run;
        this.plans = plans;
        this.done = done;
    }

    /**
     * Opens a results folder, and holds it until it is closed or finished.
     *
     * @param command who wants to finish it
     * @throws ResultsException if it is not of a run that was interrupted and can be finished by that command
     * @throws slowcall.plan.PlanException if a plan of it cannot be read, because a strategy is missing for example
     * @throws IOException if it cannot be read
     */
    public static Resumption of(Path folder, FinishedBy command) throws IOException {
        UnfinishedRun run = UnfinishedRun.open(folder);
        try {
            requireFinishable(run, command);
            BegunPlans plans = BegunPlans.of(run);
            return new Resumption(run, plans, done(run, plans));
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /**
     * A search decides on its next plan when it has seen what came of the last, generators of one load start together, and what others have
     * measured is not measured here. Who has begun it knows what is to be done behind its trials.
     */
    private static void requireFinishable(UnfinishedRun run, FinishedBy command) {
        FinishedBy begun = run.finishedBy();
        if (begun == FinishedBy.TUNE) {
            throw new ResultsException(
                    run.folder(), "is of a search, whose next trials nobody has written down; run slowcall tune again");
        }
        if (!run.about("merged").isMissingNode()) {
            throw new ResultsException(
                    run.folder(),
                    "is of a merge that did not finish; run slowcall merge again, with the shards' folders");
        }
        if (!run.about("shard").isMissingNode()) {
            throw new ResultsException(
                    run.folder(),
                    "is of a generator that had others beside it, which have gone on without it; run all of them again");
        }
        if (begun != command) {
            throw new ResultsException(
                    run.folder(),
                    "was begun by slowcall " + begun + "; finish it with slowcall " + begun + " --resume "
                            + run.folder());
        }
    }

    private static Map<Key, Row> done(UnfinishedRun run, BegunPlans plans) {
        Map<Key, Row> done = new LinkedHashMap<>();
        for (int index = 0; index < run.trials().size(); index++) {
            Row row = run.trials().get(index);
            String block = row.text("block");
            String cell = row.text("cell_id");
            if (!block.matches("[1-9][0-9]{0,4}") || !plans.has(Integer.parseInt(block), cell)) {
                throw new ResultsException(
                        run.table(),
                        run.line(index),
                        "has a trial that is not of its plan: block \"" + block + "\", cell \"" + cell + "\"");
            }
            if (done.put(new Key(Integer.parseInt(block), cell), row) != null) {
                throw new ResultsException(
                        run.table(),
                        run.line(index),
                        "has the trial of block " + block + " and cell " + cell + " twice");
            }
        }
        return done;
    }

    /** Where it is. */
    public Path folder() {
        return run.folder();
    }

    /** With the seed and the repetitions that it was begun with; the cells of all plans, where it has several. */
    public Plan plan() {
        return plans.whole();
    }

    /** What is run, one after another; blocks are counted through. */
    public List<Plan> plans() {
        return plans.each();
    }

    /** How many trials it has when it is finished. */
    public int trials() {
        return plans.trials();
    }

    /** How many of them are missing. */
    public int left() {
        return trials() - done.size();
    }

    /** What its manifest says; missing where it does not. */
    public JsonNode about(String key) {
        return run.about(key);
    }

    /** The command line with which it was begun, as the manifest has it. */
    public List<String> command() {
        List<String> command = new ArrayList<>();
        run.about("command").forEach(word -> command.add(OneLine.of(word.asText())));
        return List.copyOf(command);
    }

    /**
     * Whether a trial has a row, if only one that says that it failed.
     *
     * @param block counted through all plans
     */
    public boolean has(int block, Cell cell) {
        return done.containsKey(new Key(block, cell.id()));
    }

    /** Those rows, in the order in which they were measured. */
    List<Row> rows() {
        return List.copyOf(done.values());
    }

    /** The files that its recordings are kept in, by the names that the plan gives them. */
    Map<String, String> recordings() {
        Map<String, String> files = new HashMap<>();
        for (Recording recording : plan().recordings()) {
            files.put(recording.name(), run.recordingFile(recording.name()).toString());
        }
        return files;
    }

    /**
     * Makes sure that the rest would be measured as the beginning was: on the same machine, with the same JDKs, flags, libraries and
     * revision. One table has one environment.
     *
     * @param environment this one's
     * @throws ResultsException naming what differs
     */
    void requireSame(Map<String, String> environment) {
        Map<String, String> before = run.environment();
        List<String> differences = new ArrayList<>();
        Map<String, String> all = new LinkedHashMap<>(before);
        environment.forEach(all::putIfAbsent);
        for (String key : all.keySet()) {
            String then = before.getOrDefault(key, "");
            String now = environment.getOrDefault(key, "");
            if (!isSame(key, then, now)) {
                differences.add(key + " (" + quoted(then) + " then, " + quoted(now) + " now)");
            }
        }
        if (!differences.isEmpty()) {
            throw new ResultsException(
                    run.folder(),
                    "was begun elsewhere or with something else: " + named(differences)
                            + "; finish it there, or run its plan anew");
        }
    }

    /**
     * Makes sure that the rest would go through the same servers.
     *
     * @param places where they are, by part
     * @throws ResultsException naming the first that is another
     */
    void requireSameParts(Map<String, String> places) {
        places.forEach((part, now) -> {
            String then = OneLine.of(run.about(PARTS).path(part).asText(PartTable.EMBEDDED));
            if (!then.equals(now)) {
                throw new ResultsException(
                        run.folder(),
                        "was begun with " + part + " " + described(then) + ", which is now to be " + described(now)
                                + "; give it the same");
            }
        });
    }

    private static String described(String place) {
        return place.equals(PartTable.EMBEDDED) ? "started by itself" : "at " + place;
    }

    /** What the names of all begin with that it has made on servers, if it was to make any. */
    Optional<String> partNames() {
        String names = run.about(PART_NAMES).asText("");
        return names.matches("slowcall_[0-9a-f]{8}") ? Optional.of(names) : Optional.empty();
    }

    private static boolean isSame(String key, String then, String now) {
        if (key.equals("memory_mib") && then.matches("[0-9]{1,9}") && now.matches("[0-9]{1,9}")) {
            double least = Math.min(Integer.parseInt(then), Integer.parseInt(now));
            return Math.max(Integer.parseInt(then), Integer.parseInt(now)) <= least * (1 + SAME_MEMORY);
        }
        return then.equals(OneLine.of(now));
    }

    private static String quoted(String value) {
        return "\"" + value + "\"";
    }

    private static String named(List<String> differences) {
        String some = differences.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return differences.size() > MOST_NAMED ? some + " and " + (differences.size() - MOST_NAMED) + " more" : some;
    }

    /** What the manifest says of earlier resumptions. */
    List<Object> earlier() {
        List<Object> earlier = new ArrayList<>();
        run.about("resumed").forEach(earlier::add);
        return earlier;
    }

    /** Makes the folder ready for the rest. */
    ResultsFolder reopen(List<Column> columns) throws IOException {
        return run.reopen(columns);
    }

    /** The manifest, to go on with. */
    Manifest manifest() {
        return run.manifest();
    }

    /** Lets go of the folder. */
    @Override
    public void close() throws IOException {
        run.close();
    }
}
