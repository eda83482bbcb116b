package slowcall.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.result.ResultsException;
import slowcall.stats.RankTest;

/**
 * Published runs compared with each other, or the strategies of one. Everything is read and judged anew each time; nothing of it is
 * measured.
 *
 * @param sides the baseline first, then each candidate; one alone where strategies are compared
 * @param byStrategy whether they are
 * @param minEffect the smallest difference that matters, as a share
 * @param family probabilities that were adjusted for each other
 * @param place where the baseline was measured; "" if that is unknown
 * @param environments of each candidate, in what it differs from the baseline
 * @param cells what was compared, candidate after candidate in the baseline's order
 * @param unpartnered what could not be
 * @param notes what else a reader must know
 */
public record Comparison(
        List<Described> sides,
        boolean byStrategy,
        double minEffect,
        int family,
        String place,
        List<List<EnvironmentDifference>> environments,
        List<ComparedCell> cells,
        List<Unpartnered> unpartnered,
        List<String> notes) {

    /** The minimum effect unless another is asked for. */
    public static final double USUAL_MIN_EFFECT = .03;

    /** What a side is called, and a line about it. */
    public record Described(String name, String about) {
        static Described of(Side side) {
            return new Described(side.name(), side.about());
        }
    }

    /**
     * How to compare.
     *
     * @param minEffect the smallest difference that matters, as a share of the baseline
     * @param acrossEnvironments whether sides may come from unlike machines, or unknown ones
     * @param withoutInvalid whether to leave INVALID trials out rather than refuse runs that have some
     */
    public record Options(double minEffect, boolean acrossEnvironments, boolean withoutInvalid) {
        public Options {
            if (!(minEffect > 0) || !(minEffect < 1)) {
                throw new IllegalArgumentException("minimum effect " + minEffect + " must be between 0 and 1");
            }
        }
    }

    public Comparison {
        sides = List.copyOf(sides);
        environments = List.copyOf(environments);
        cells = List.copyOf(cells);
        unpartnered = List.copyOf(unpartnered);
        notes = List.copyOf(notes);
    }

    /**
     * Compares runs, or files of JMH's results.
     *
     * @param paths results folders, tables of trials or JMH's JSON files, the baseline first; two at least
     * @throws ResultsException if one of them cannot be used, or cannot be compared with the baseline
     * @throws IOException if one of them cannot be read
     */
    public static Comparison of(List<Path> paths, Options options) throws IOException {
        List<Side> sides = sides(paths, options);
        Collection<String> parameters = parameters(sides);
        Join join = joined(sides, parameters);
        List<List<EnvironmentDifference>> environments = sides.stream()
                .skip(1)
                .map(candidate -> Environments.differences(sides.getFirst(), candidate))
                .toList();
        List<String> notes = new ArrayList<>(unjoined(sides, parameters));
        notes.addAll(unknownEnvironments(sides));
        sides.stream()
                .skip(1)
                .flatMap(candidate -> Environments.untold(sides.getFirst(), candidate).stream())
                .distinct()
                .forEach(notes::add);
        notes.addAll(jvms(join.pairs(), sides, options));
        return judged(sides, false, join, environments, notes, options);
    }

    /** The cells that are compared, before anything is known of them. */
    static List<Pair> pairs(List<Path> paths, Options options) throws IOException {
        List<Side> sides = sides(paths, options);
        return joined(sides, parameters(sides)).pairs();
    }

    private static List<Side> sides(List<Path> paths, Options options) throws IOException {
        List<Side> sides = new ArrayList<>();
        for (Path path : paths) {
            sides.add(JmhFile.isOne(path) ? JmhFile.open(path) : RunSide.open(path, options.withoutInvalid()));
        }
        for (Side candidate : sides.subList(1, sides.size())) {
            requireComparable(sides.getFirst(), candidate, options);
        }
        return sides;
    }

    private static Join joined(List<Side> sides, Collection<String> parameters) {
        Side baseline = sides.getFirst();
        List<Side> candidates = sides.subList(1, sides.size());
        List<CellTrials> subjects = baseline.subjects(parameters);
        Join join = new Join();
        for (int i = 0; i < candidates.size(); i++) {
            Side candidate = candidates.get(i);
            boolean sameSeed = !baseline.seed().isEmpty() && baseline.seed().equals(candidate.seed());
            int before = join.pairs().size();
            join.add(i, subjects, candidate.subjects(parameters), sameSeed);
            if (join.pairs().size() == before) {
                throw new ResultsException(
                        candidate.path(), "has no cell in common with " + baseline.path() + closest(join));
            }
        }
        return join;
    }

    /**
     * Compares the strategies of one run, block by block.
     *
     * @param baseline the strategy to compare with, by its name or its name and settings; the plan's first if it is empty
     * @throws ResultsException if the run cannot be used, or has nothing to compare
     * @throws IOException if it cannot be read
     */
    public static Comparison ofStrategies(Path path, Optional<String> baseline, Options options) throws IOException {
        Side side = RunSide.open(path, options.withoutInvalid());
        List<CellTrials> subjects = side.subjects(CellKey.PARAMETERS);
        Set<String> names = subjects.stream()
                .map(subject -> subject.key().strategy())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (baseline.isPresent()
                && subjects.stream().noneMatch(subject -> subject.key().isNamed(baseline.get()))) {
            throw new ResultsException(
                    path, "has no strategy \"" + baseline.get() + "\"; it has " + String.join(", ", names));
        }
        Join join = new Join();
        join.addStrategies(subjects, baseline);
        if (join.pairs().isEmpty()) {
            throw new ResultsException(
                    path, "has no two strategies with the same load: it has " + String.join(", ", names));
        }
        return judged(List.of(side), true, join, List.of(), List.of(), options);
    }

    private static Comparison judged(
            List<Side> sides,
            boolean byStrategy,
            Join join,
            List<List<EnvironmentDifference>> environments,
            List<String> more,
            Options options)
            throws IOException {
        Family family = Family.of(join.pairs(), options.minEffect());
        List<String> notes = new ArrayList<>(more);
        sides.stream()
                .filter(side -> !side.leftOut().isEmpty())
                .forEach(side -> notes.add(side.name() + ": " + side.leftOut()));
        return new Comparison(
                sides.stream().map(Described::of).toList(),
                byStrategy,
                options.minEffect(),
                family.size(),
                Environments.place(sides.getFirst()),
                environments,
                join.pairs().parallelStream()
                        .map(pair -> ComparedCell.of(pair, family.contrasts(pair)))
                        .toList(),
                join.unpartnered(),
                notes);
    }

    private static void requireComparable(Side baseline, Side candidate, Options options) {
        if (baseline instanceof JmhFile != candidate instanceof JmhFile) {
            throw new ResultsException(
                    candidate.path(), "and " + baseline.path() + " are of two kinds: trials and JMH's results");
        }
        boolean isSame = baseline.environment().isPresent()
                && candidate.environment().isPresent()
                && baseline.name().equals(candidate.name());
        if (isSame) {
            throw new ResultsException(
                    candidate.path(),
                    "is the baseline itself"
                            + (baseline instanceof RunSide
                                    ? "; --by strategy compares the strategies of one run"
                                    : ""));
        }
        if (!options.acrossEnvironments()) {
            Environments.requireAlike(baseline, candidate);
        }
    }

    /** A side of an older schema lacks the columns of factors that did not exist: a variant that nobody could ask for was the usual one. */
    private static Collection<String> parameters(List<Side> sides) {
        return CellKey.PARAMETERS.stream()
                .filter(column -> column.equals("variant")
                        || sides.stream().allMatch(side -> side.parameters().contains(column)))
                .toList();
    }

    private static List<String> unjoined(List<Side> sides, Collection<String> parameters) {
        if (sides.getFirst() instanceof JmhFile) {
            return List.of();
        }
        return CellKey.PARAMETERS.stream()
                .filter(column -> !parameters.contains(column)
                        && sides.stream().anyMatch(side -> side.parameters().contains(column)))
                .map(column -> column + " is unknown in "
                        + sides.stream()
                                .filter(side -> !side.parameters().contains(column))
                                .map(Side::name)
                                .collect(Collectors.joining(" and "))
                        + ": cells may differ in it")
                .toList();
    }

    private static List<String> unknownEnvironments(List<Side> sides) {
        return sides.stream()
                .filter(side -> side.environment().isEmpty())
                .map(side -> side.name() + " does not say where it was measured")
                .toList();
    }

    /** A plan may give its trials, and JMH its benchmarks, other JDKs and flags than the harness's, which the environment does not show. */
    private static List<String> jvms(List<Pair> pairs, List<Side> sides, Options options) {
        Map<String, Set<String>> cells = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            for (String difference : unlikeJvms(pair)) {
                String cell = pair.a().key().isBenchmark()
                        ? "forks of " + pair.a().key().label(List.of())
                        : "trials of " + pair.a().key().strategy();
                if (!options.acrossEnvironments()) {
                    throw new ResultsException(
                            sides.get(pair.candidate() + 1).path(),
                            cell + difference + "; --across-environments compares them all the same");
                }
                cells.computeIfAbsent(difference, absent -> new LinkedHashSet<>())
                        .add(cell);
            }
        }
        List<String> notes = new ArrayList<>();
        cells.forEach((difference, names) -> notes.add(names.iterator().next()
                + (names.size() == 1 ? "" : ", and " + (names.size() - 1) + " more,")
                + difference));
        return notes;
    }

    private static List<String> unlikeJvms(Pair pair) {
        List<String> differences = new ArrayList<>();
        if (!jvm(pair.a(), "jdk").equals(jvm(pair.b(), "jdk"))) {
            differences.add(" ran on JDK " + jvm(pair.a(), "jdk") + " | " + jvm(pair.b(), "jdk"));
        }
        if (!jvm(pair.a(), JmhFile.FLAGS).equals(jvm(pair.b(), JmhFile.FLAGS))) {
            differences.add(" ran with " + jvm(pair.a(), JmhFile.FLAGS) + " | " + jvm(pair.b(), JmhFile.FLAGS));
        }
        return differences;
    }

    private static String jvm(CellTrials subject, String column) {
        return subject.trials().stream()
                .map(trial -> trial.text(column))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String closest(Join join) {
        return join.unpartnered().stream()
                .filter(cell -> !cell.closest().isEmpty())
                .findFirst()
                .map(cell -> "; the most similar to " + cell.cell().label(List.of()) + " "
                        + cell.cell().group() + " has " + cell.closest())
                .orElse("");
    }

    /** Every contrast of every cell. */
    public Stream<Contrast> contrasts() {
        return cells.stream().flatMap(cell -> cell.contrasts().stream());
    }

    /** How many primary endpoints of cells came to an outcome. */
    public long count(Outcome outcome) {
        return contrasts()
                .filter(contrast -> contrast.outcome().stream().anyMatch(outcome::equals))
                .count();
    }

    /** With fewer trials a side nothing among so many comparisons can be significant. */
    public int fewestTrials() {
        return RankTest.MANN_WHITNEY.fewest(RankTest.ALPHA / Math.max(1, family));
    }

    /** Whether there are trials enough anywhere for something to be significant. */
    public boolean isAnythingTestable() {
        double hardest = RankTest.ALPHA / Math.max(1, family);
        return contrasts().filter(contrast -> contrast.outcome().isPresent()).anyMatch(contrast -> {
            RankTest test = contrast.isPaired() ? RankTest.SIGNED_RANK : RankTest.MANN_WHITNEY;
            return Math.min(contrast.trialsOfA(), contrast.trialsOfB()) >= test.fewest(hardest);
        });
    }

    /** Whether anything is worse. */
    public boolean isRegression() {
        return cells.stream().anyMatch(ComparedCell::isWorse);
    }

    /** What a cell is called among all others here. */
    public String label(CellKey cell) {
        return cell.label(Stream.concat(
                        cells.stream().flatMap(each -> Stream.of(each.baseline(), each.cell())),
                        unpartnered.stream().map(Unpartnered::cell))
                .toList());
    }
}
