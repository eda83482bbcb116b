package slowcall.merge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import slowcall.Experiment;
import slowcall.load.Schedule;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.Recording;
import slowcall.result.AtomicFile;
import slowcall.result.HistogramLog;
import slowcall.result.Manifest;
import slowcall.result.ResultsException;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.trial.MergedTrial;
import slowcall.trial.Summary;
import slowcall.trial.Trial;
import slowcall.trial.TrialColumns;
import slowcall.validity.CheckCounts;

/**
 * Joins the folders of generators that offered one load together into one, as if one had offered it: exactly, for every request of the
 * plan's schedule was one generator's, which is checked; counts are added, and histograms summed. The shards' folders stay as they are.
 */
public final class Merge {
    private static final String CALIBRATION = "calibration.csv";

    /** Of a schedule's digest, as rows tell it. */
    private static final int DIGITS = 16;

    /** In what generators of one load may not differ: the build, and the JVMs that trials run in. */
    private static final List<String> MUST_AGREE = List.of(
            "slowcall_version",
            "slowcall_revision",
            "jdk_version",
            "jdk_vendor",
            "trial_jdk_versions",
            "trial_jvm_flags",
            "wiremock_version",
            "hdrhistogram_version");

    private final List<ShardFolder> shards;
    private final Plan plan;
    private final ShardClocks clocks;

    private Merge(List<ShardFolder> shards, Plan plan, ShardClocks clocks) {
        this.shards = shards;
        this.plan = plan;
        this.clocks = clocks;
    }

    /**
     * Opens the folders, and makes sure that they are all shards of one load, and no others.
     *
     * @param clocksWithin how far their machines' clocks are apart at most, as whoever keeps them says
     * @throws ResultsException if one is no shard, of another plan, seed, start or build, missing, or there twice, or if their clocks are
     *     not known to agree
     * @throws IOException if one cannot be read
     */
    public static Merge open(List<Path> folders, Optional<Duration> clocksWithin) throws IOException {
        List<ShardFolder> shards = new ArrayList<>();
        for (Path folder : folders) {
            shards.add(ShardFolder.open(folder));
        }
        ShardFolder first = shards.getFirst();
        for (ShardFolder other : shards) {
            requireSameLoad(first, other);
        }
        shards.sort(Comparator.comparingInt(shard -> shard.shard().number()));
        requireAll(shards);
        Plan plan = first.plan();
        first.shard().require(plan);
        plan.cells().forEach(MergedTrial::require);
        for (ShardFolder shard : shards) {
            if (shard.size() != plan.trials()) {
                throw new ResultsException(
                        shard.path(),
                        "has " + shard.size() + " trials where its plan has " + plan.trials()
                                + ": run all shards again");
            }
        }
        return new Merge(List.copyOf(shards), plan, ShardClocks.of(shards, clocksWithin));
    }

    private static void requireSameLoad(ShardFolder first, ShardFolder other) {
        requireSame(first, other, "plan", ShardFolder::planText);
        requireSame(first, other, "seed", shard -> shard.about("seed"));
        requireSame(first, other, "number of blocks", shard -> shard.about("blocks"));
        requireSame(first, other, "number of shards", shard -> shard.aboutShard("total"));
        requireSame(first, other, "start", shard -> shard.aboutShard("start_at"));
        for (String key : MUST_AGREE) {
            requireSame(first, other, key, shard -> shard.environment().getOrDefault(key, ""));
        }
    }

    private static void requireSame(
            ShardFolder first, ShardFolder other, String what, Function<ShardFolder, String> value) {
        if (!value.apply(first).equals(value.apply(other))) {
            throw new ResultsException(
                    other.path(), "has another " + what + " than " + first.path() + ": they are no shards of one load");
        }
    }

    private static void requireAll(List<ShardFolder> shards) {
        for (int index = 1; index < shards.size(); index++) {
            if (shards.get(index).shard().number()
                    == shards.get(index - 1).shard().number()) {
                throw new ResultsException(
                        shards.get(index).path(),
                        "is shard " + shards.get(index).shard() + " like "
                                + shards.get(index - 1).path());
            }
        }
        Set<Integer> there =
                shards.stream().map(shard -> shard.shard().number()).collect(Collectors.toSet());
        int total = shards.getFirst().shard().total();
        String missing = IntStream.rangeClosed(1, total)
                .filter(number -> !there.contains(number))
                .mapToObj(number -> number + "/" + total)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ResultsException(
                    shards.getFirst().path(),
                    "is one of " + total + " shards, and " + missing + " is missing: name all their folders");
        }
    }

    /**
     * Writes the folder of all of them together.
     *
     * @param root where it is created
     * @param command how it was asked for, for the manifest
     * @param now when, for its name
     * @throws ResultsException if a shard's schedule is not its share of the plan's
     * @throws IOException if it cannot be written
     */
    public Experiment.Result write(Path root, List<String> command, Instant now) throws IOException {
        // Before anything is written: not one share may be another than plan and seed give.
        Map<Integer, Map<String, String>> schedules = new LinkedHashMap<>();
        for (int block = 1; block <= plan.blocks(); block++) {
            Map<String, String> ofBlock = new LinkedHashMap<>();
            for (Cell cell : plan.cells()) {
                ofBlock.put(cell.id(), checkedSchedule(block, cell));
            }
            schedules.put(block, ofBlock);
        }
        ResultsFolder folder = ResultsFolder.create(root, plan.name(), now, TrialColumns.all());
        Manifest manifest = new Manifest(folder.path(), now, about(command));
        manifest.write();
        for (Recording recording : plan.recordings()) {
            var unused = folder.keep(recording.shortName(), recording.content());
        }
        List<Row> rows = new ArrayList<>();
        for (int block = 1; block <= plan.blocks(); block++) {
            Map<String, String> ofBlock = schedules.getOrDefault(block, Map.of());
            int position = 0;
            for (Cell cell : plan.shuffled(block)) {
                position++;
                Path log = folder.work(block + "-" + cell.id() + ".hlog");
                Row row = merged(block, cell, ofBlock.getOrDefault(cell.id(), ""), log);
                Trial.place(row, folder.runId(), block, position);
                folder.append(row, log, folder.work("none.csv"));
                rows.add(row);
            }
        }
        return finish(folder, manifest, rows, now);
    }

    /** The whole schedule's digest, when every shard has offered its share of it: each request's start and delay, and as many. */
    private String checkedSchedule(int block, Cell cell) {
        Schedule whole = Schedule.draw(
                cell.arrivals(), cell.shape(), cell.service(), cell.timing().measure(), plan.seed(block));
        for (ShardFolder shard : shards) {
            Row trial = shard.trial(block, cell);
            if (!ShardFolder.isFailed(trial)) {
                requireShare(shard, trial, whole.share(shard.shard(), cell.arrivals(), plan.seed(block)));
            }
        }
        return whole.sha256();
    }

    private static void requireShare(ShardFolder shard, Row trial, Schedule share) {
        String where = ", in block " + trial.text("block") + ", cell " + trial.text("cell_id");
        String told = trial.text("schedule_sha256");
        if (told.length() != DIGITS || !share.sha256().startsWith(told)) {
            throw new ResultsException(shard.path(), "did not offer the share that plan and seed give" + where);
        }
        double requests =
                trial.number("offered").orElse(0) + trial.number("undispatched").orElse(0);
        if (requests != share.size()) {
            throw new ResultsException(
                    shard.path(),
                    String.format(
                            Locale.ROOT,
                            "tells what became of %.0f requests, and its share has %d%s",
                            requests,
                            share.size(),
                            where));
        }
    }

    private Row merged(int block, Cell cell, String schedule, Path log) throws IOException {
        List<Row> shares =
                shards.stream().map(shard -> shard.trial(block, cell)).toList();
        if (shares.stream().anyMatch(ShardFolder::isFailed)) {
            return MergedTrial.of(cell, shares, Map.of(), schedule);
        }
        Optional<String> objection = clocks.objection(shares);
        if (objection.isPresent()) {
            return MergedTrial.failed(cell, shares, objection.get());
        }
        Map<String, Histogram> sums = sums(block, cell);
        if (!sums.isEmpty()) {
            HistogramLog.write(log, sums.values());
        }
        try {
            return MergedTrial.of(cell, shares, sums, schedule);
        } catch (NumberFormatException e) {
            throw new ResultsException(
                    shards.getFirst().path(),
                    "has figures that add up to nonsense with the others', in block " + block + ", cell " + cell.id()
                            + ": " + e.getMessage());
        }
    }

    /** Of those tags alone that every shard has: a sum that lacks a share is of another load. */
    private Map<String, Histogram> sums(int block, Cell cell) throws IOException {
        List<Map<String, Histogram>> histograms = new ArrayList<>();
        for (ShardFolder shard : shards) {
            histograms.add(shard.run().histograms(shard.trial(block, cell), Set.of()));
        }
        Map<String, Histogram> sums = HistogramLog.merge(histograms);
        histograms.forEach(log -> sums.keySet().retainAll(log.keySet()));
        return sums;
    }

    private Experiment.Result finish(ResultsFolder folder, Manifest manifest, List<Row> rows, Instant now)
            throws IOException {
        List<Row> summary = Summary.of(plan, rows, folder);
        folder.writeTable("summary.csv", Summary.COLUMNS, summary);
        folder.writeTable("verdicts.csv", CheckCounts.COLUMNS, CheckCounts.of(rows));
        for (ShardFolder shard : shards) {
            byte[] calibration = shard.run().file(CALIBRATION);
            if (calibration.length > 0) {
                AtomicFile.write(
                        folder.path()
                                .resolve("calibration-shard-" + shard.shard().number() + ".csv"),
                        calibration);
            }
        }
        manifest.complete(now);
        folder.removeWork();
        return new Experiment.Result(folder.path(), List.copyOf(rows), summary, List.of());
    }

    private Map<String, Object> about(List<String> command) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("plan", plan.name());
        about.put("plan_text", plan.text());
        about.put("seed", plan.seed());
        about.put("blocks", plan.blocks());
        about.put("command", command);
        about.put("recordings", plan.recordings().stream().map(Merge::about).toList());
        about.put("merged", shards.stream().map(Merge::about).toList());
        about.put("clocks", clocks.about());
        about.put("environment", environment());
        return about;
    }

    private static Map<String, Object> about(Recording recording) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("name", recording.name());
        about.put("file", ResultsFolder.RECORDINGS + "/" + recording.shortName());
        about.put("sha256", recording.sha256());
        return about;
    }

    private static Map<String, Object> about(ShardFolder shard) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("shard", shard.shard().toString());
        about.put("run_id", shard.runId());
        about.put("start_at", shard.aboutShard("start_at"));
        about.put("clock", shard.aboutShard("clock"));
        return about;
    }

    /** What all have alike, and where they differ each different value once. */
    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String key : shards.getFirst().environment().keySet()) {
            environment.put(
                    key,
                    shards.stream()
                            .map(shard -> shard.environment().getOrDefault(key, ""))
                            .distinct()
                            .collect(Collectors.joining(" | ")));
        }
        return environment;
    }
}
