package slowcall.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import slowcall.result.OneLine;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;
import slowcall.result.Row;

/** A run: its trials that can be trusted. */
final class RunSide implements Side {
    /** More are counted and not named. */
    private static final int MOST_NAMED = 5;

    private static final Set<String> TRUSTED = Set.of("VALID", "SUSPECT");

    private final PublishedRun run;
    private final List<Row> trials;
    private final Map<String, Integer> order = new HashMap<>();

    private RunSide(PublishedRun run, List<Row> trials) throws IOException {
        this.run = run;
        this.trials = trials;
        for (Row cell : run.table("summary.csv")) {
            order.putIfAbsent(cell.text("cell_id"), order.size());
        }
    }

    /**
     * Opens a run.
     *
     * @param path a results folder or a table of trials
     * @param withoutInvalid whether to leave INVALID trials out
     * @throws ResultsException if it cannot be used, among others for INVALID trials
     */
    static RunSide open(Path path, boolean withoutInvalid) throws IOException {
        PublishedRun run = PublishedRun.open(path);
        run.requireNumbers(Endpoint.numbers());
        requireBlocks(run);
        List<Row> invalid = run.trials().stream()
                .filter(trial -> !TRUSTED.contains(trial.text("verdict")))
                .toList();
        if (!invalid.isEmpty() && !withoutInvalid) {
            throw new ResultsException(
                    run.path(),
                    invalid.size() + " of " + run.trials().size() + " trials are INVALID: " + named(invalid)
                            + "; --without-invalid leaves them out");
        }
        List<Row> trusted = run.trials().stream()
                .filter(trial -> TRUSTED.contains(trial.text("verdict")))
                .toList();
        if (trusted.isEmpty()) {
            throw new ResultsException(run.path(), "has no trial that can be compared");
        }
        return new RunSide(run, trusted);
    }

    private static void requireBlocks(PublishedRun run) {
        for (Row trial : run.trials()) {
            if (!trial.text("block").matches("[0-9]{1,9}")) {
                throw new ResultsException(
                        run.path(), "a trial of block \"" + trial.text("block") + "\", which is no number");
            }
        }
    }

    private static String named(List<Row> trials) {
        String names = trials.stream()
                .limit(MOST_NAMED)
                .map(trial -> {
                    CellKey key = CellKey.of(trial, CellKey.PARAMETERS);
                    return "block " + trial.text("block") + " " + key.strategy() + " " + key.group()
                            + (trial.text("reasons").isEmpty() ? "" : " (" + trial.text("reasons") + ")");
                })
                .collect(Collectors.joining(", "));
        return names + (trials.size() > MOST_NAMED ? ", and " + (trials.size() - MOST_NAMED) + " more" : "");
    }

    @Override
    public Path path() {
        return run.path();
    }

    @Override
    public String name() {
        return run.runId().isEmpty() ? OneLine.of(String.valueOf(run.path().getFileName())) : run.runId();
    }

    @Override
    public String about() {
        List<String> facts = new ArrayList<>();
        if (run.hasManifest()) {
            facts.add("plan " + OneLine.of(run.about("plan").asText()));
            facts.add("seed " + seed());
            String revision = run.environment().getOrDefault("slowcall_revision", "");
            facts.add(revision.isEmpty() ? "unknown revision" : "revision " + revision);
        } else {
            facts.add("a table alone");
        }
        long suspect = trials.stream()
                .filter(trial -> trial.text("verdict").equals("SUSPECT"))
                .count();
        facts.add(trials.size() + " trials" + (suspect == 0 ? "" : ", " + suspect + " of them suspect"));
        return String.join(", ", facts);
    }

    @Override
    public Optional<Map<String, String>> environment() {
        Map<String, String> values = new LinkedHashMap<>(run.environment());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        values.put(Environments.SERVICE_FLAGS, words(run.about(Environments.SERVICE_FLAGS)));
        return Optional.of(values);
    }

    private static String words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return OneLine.of(String.join(" ", words));
    }

    @Override
    public String seed() {
        return OneLine.of(run.about("seed").asText());
    }

    @Override
    public Set<String> parameters() {
        return new LinkedHashSet<>(run.columns());
    }

    @Override
    public List<CellTrials> subjects(Collection<String> parameters) {
        Map<CellKey, List<Row>> cells = new LinkedHashMap<>();
        trials.stream()
                .sorted(Comparator.comparingInt(trial -> order.getOrDefault(trial.text("cell_id"), order.size())))
                .forEach(trial -> cells.computeIfAbsent(CellKey.of(trial, parameters), absent -> new ArrayList<>())
                        .add(trial));
        List<CellTrials> subjects = new ArrayList<>();
        cells.forEach((key, rows) -> {
            requireOneCell(key, rows);
            boolean elsewhere = rows.getFirst().text("user_waits_for").equals("acknowledgement");
            List<Endpoint> endpoints = elsewhere ? Endpoint.ofSubjects(key) : Endpoint.ofTrials(key);
            subjects.add(new CellTrials(key, rows, endpoints, run::samples));
        });
        return subjects;
    }

    private void requireOneCell(CellKey key, List<Row> rows) {
        List<String> ids =
                rows.stream().map(row -> row.text("cell_id")).distinct().toList();
        if (ids.size() > 1) {
            throw new ResultsException(
                    run.path(),
                    "cells " + String.join(", ", ids) + " (" + key.strategy() + " " + key.group()
                            + ") differ in nothing that the other side knows of");
        }
    }

    @Override
    public String leftOut() {
        List<Row> left = run.trials().stream()
                .filter(trial -> !TRUSTED.contains(trial.text("verdict")))
                .toList();
        return left.isEmpty()
                ? ""
                : left.size() + " of " + run.trials().size() + " trials left out as INVALID: " + named(left);
    }
}
