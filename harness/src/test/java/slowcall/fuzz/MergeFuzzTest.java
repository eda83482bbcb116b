package slowcall.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.load.Schedule;
import slowcall.merge.Merge;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.PlanFile;
import slowcall.plan.Shard;
import slowcall.result.Manifest;
import slowcall.result.ResultsException;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.trial.CommonStart;
import slowcall.trial.Parameters;
import slowcall.trial.Trial;
import slowcall.trial.TrialColumns;

/**
 * Guards against a shard's folder that ends {@code merge} in a stack trace, whatever its manifest vouches for. The first byte of an input
 * says which file it takes the place of, the rest is its content.
 */
class MergeFuzzTest {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    private static final String TEXT = """
            {"name": "joint", "seed": 3, "blocks": 1, "cells": [{"strategy": "virtual-threads", "arrivals": {"poisson": 50},
              "delay": "20ms", "measure": "1s"}]}""";
    private static final Plan PLAN = PlanFile.parse("joint", TEXT);
    private static final Cell CELL = PLAN.cells().getFirst();

    @TempDir
    private Path root;

    /** A file, and the folders that are merged when something else is in its place. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Place(Path folder, String name, byte[] original, List<Path> merged) {
        Path file() {
            return folder.resolve(name);
        }
    }

    private final List<Place> places = new ArrayList<>();
    private int last;

    @BeforeEach
    void measure() throws IOException {
        Path first = shard(1, 2);
        Path second = shard(2, 2);
        // By itself, so that its plan is not another than that of others.
        Path alone = shard(1, 1);
        String log = "histograms/001-" + CELL.id() + ".hlog";
        for (String name : List.of("trials.csv", log)) {
            places.add(place(second, name, List.of(first, second)));
            places.add(place(alone, name, List.of(alone)));
        }
        places.add(place(alone, "manifest.json", List.of(alone)));
    }

    private static Place place(Path folder, String name, List<Path> merged) throws IOException {
        return new Place(folder, name, Files.readAllBytes(folder.resolve(name)), merged);
    }

    private Path shard(int number, int total) throws IOException {
        Shard shard = new Shard(number, total);
        ResultsFolder folder = ResultsFolder.create(root, "joint", NOON, TrialColumns.all());
        folder.append(
                row(folder, shard),
                Files.write(root.resolve("log"), Seeds.log("completed", "call")),
                root.resolve("none"));
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("plan", "joint");
        about.put("plan_text", TEXT);
        about.put("seed", PLAN.seed());
        about.put("blocks", PLAN.blocks());
        about.put("environment", Map.of("slowcall_revision", "abc", "cores", "2"));
        about.put("shard", Map.of("number", number, "total", total, "start_at", NOON.toString(), "clock", "c"));
        new Manifest(folder.path(), NOON, about).complete(NOON);
        folder.removeWork();
        return folder.path();
    }

    private static Row row(ResultsFolder folder, Shard shard) {
        long seed = PLAN.seed(1);
        Schedule share = Schedule.draw(
                        CELL.arrivals(),
                        CELL.shape(),
                        CELL.service(),
                        CELL.timing().measure(),
                        seed)
                .share(shard, CELL.arrivals(), seed);
        Row row = Parameters.row(shard.of(CELL));
        Trial.place(row, folder.runId(), 1, 1);
        CommonStart.put(row, CELL, shard);
        String requests = Integer.toString(share.size());
        return row.putAll(Map.of(
                "schedule_sha256",
                share.sha256().substring(0, 16),
                "offered",
                requests,
                "ok",
                requests,
                "goodput_rps",
                "25.000",
                "status",
                "OK",
                "verdict",
                "VALID",
                "regime",
                "stable",
                "started_at",
                "2026-04-01T12:01:00Z",
                "clock_drift_ms",
                "0.010"));
    }

    /** Inputs that are a file's number and what becomes of its content. */
    private final class Inputs {
        private final List<Mutator> mutators = places.stream()
                .map(place -> new Mutator(List.of(place.original()), Fuzz.seed()))
                .toList();
        private final SplittableRandom random = new SplittableRandom(Fuzz.seed());

        byte[] next() {
            int number = random.nextInt(mutators.size());
            byte[] content = mutators.get(number).next();
            byte[] input = new byte[content.length + 1];
            input[0] = (byte) number;
            System.arraycopy(content, 0, input, 1, content.length);
            return input;
        }
    }

    /** Puts the last input's file right, the input's in its place, and has the manifest vouch for that. */
    private Place put(byte[] input) throws IOException {
        restore(places.get(last));
        last = input[0];
        Place place = places.get(last);
        Files.write(place.file(), Arrays.copyOfRange(input, 1, input.length));
        vouch(place);
        return place;
    }

    private static void restore(Place place) throws IOException {
        Files.write(place.file(), place.original());
        vouch(place);
    }

    private static void vouch(Place place) throws IOException {
        if (!place.name().equals("manifest.json")) {
            Manifest.add(place.folder(), place.name());
        }
    }

    @Test
    void shards() throws Exception {
        Inputs inputs = new Inputs();
        Path merged = root.resolve("merged");

        new Fuzz("merge", 2L << 30, e -> e instanceof ResultsException || e instanceof PlanException)
                .run(List.of(), inputs::next, input -> {
                    Place place = put(input);
                    try {
                        var unused =
                                Merge.open(place.merged(), Optional.empty()).write(merged, List.of("merge"), NOON);
                    } finally {
                        remove(merged);
                    }
                });
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
