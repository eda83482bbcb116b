package slowcall.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import slowcall.result.ResultsException;
import slowcall.result.Row;
import slowcall.stats.RankTest;

/** How often a comparison of what does not differ finds a difference: counted on the comparison's own code. */
public final class FalsePositives {
    /** Trials a side. */
    public static final int TRIALS = 10;

    private static final long SEED = 20_261_122;

    /** What a right count lies outside of in one of a hundred cases. */
    private static final double OUTSIDE = .01;

    private FalsePositives() {}

    /**
     * A count.
     *
     * @param of what was compared with itself
     * @param test the rank test
     * @param trials a side
     * @param comparisons how many
     * @param rejected those in which a difference was found
     * @param size the probability of that for each of them, as the test has it exactly
     */
    public record Rate(String of, String test, int trials, int comparisons, int rejected, double size) {
        /** The least that is to be expected of a right test, 99 times in 100. */
        public int least() {
            return quantile(OUTSIDE / 2);
        }

        /** The most. */
        public int most() {
            return quantile(1 - OUTSIDE / 2);
        }

        private int quantile(double probability) {
            return BinomialDistribution.of(comparisons, size).inverseCumulativeProbability(probability);
        }
    }

    /**
     * Of made-up rows, by their unadjusted probabilities: one comparison each, of ten and ten trials, as independent sides and as pairs.
     */
    public static List<Rate> ofMadeUp(int comparisons) throws IOException {
        List<Rate> rates = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            for (RankTest test : RankTest.values()) {
                rates.add(madeUp(shape, test, comparisons));
            }
        }
        return rates;
    }

    private static Rate madeUp(Shape shape, RankTest test, int comparisons) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int rejected = 0;
        for (int i = 0; i < comparisons; i++) {
            Pair pair = MadeUp.pair(shape, TRIALS, 1, test == RankTest.SIGNED_RANK, random);
            Family family = Family.of(List.of(pair), Comparison.USUAL_MIN_EFFECT);
            rejected += family.p(pair, Endpoint.EXCESS_P50) <= RankTest.ALPHA ? 1 : 0;
        }
        return new Rate(shape.toString(), name(test), TRIALS, comparisons, rejected, test.size(TRIALS, RankTest.ALPHA));
    }

    private static String name(RankTest test) {
        return switch (test) {
            case MANN_WHITNEY -> "Mann-Whitney";
            case SIGNED_RANK -> "signed ranks";
        };
    }

    /** How often anything at all is found among five endpoints of made-up rows, adjusted by Holm: at most alpha, if it works. */
    public static List<Rate> ofFamilies(int comparisons) throws IOException {
        List<Rate> rates = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            SplittableRandom random = new SplittableRandom(SEED);
            int found = 0;
            for (int i = 0; i < comparisons; i++) {
                Pair pair = MadeUp.pair(shape, TRIALS, 1, false, random);
                found += Family.of(List.of(pair), Comparison.USUAL_MIN_EFFECT).isAnyFound() ? 1 : 0;
            }
            rates.add(new Rate(shape.toString(), "any of five, Holm", TRIALS, comparisons, found, RankTest.ALPHA));
        }
        return rates;
    }

    /**
     * Of two runs of the same plan, by their unadjusted probabilities: the blocks of both are put together, and each side of a
     * comparison is ten of them, drawn with replacement. What the trials drawn do not know by themselves is left out: it is tested by
     * dealing labels anew, which is exact by construction.
     *
     * @param draws how many; an endpoint has as many comparisons as there are draws whose trials all know it
     * @return a rate for each cell and primary endpoint
     * @throws ResultsException if the two cannot be compared
     */
    public static List<Rate> ofPublished(Path a, Path b, Comparison.Options options, int draws) throws IOException {
        List<Pair> pairs = Comparison.pairs(List.of(a, b), options);
        List<Map<Pair, Row>> blocks = blocks(pairs);
        if (blocks.isEmpty()) {
            throw new ResultsException(b, "has no block in which every cell was measured");
        }
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Studied, Count> counts = counts(pairs);
        for (int i = 0; i < draws; i++) {
            Map<Pair, List<Row>> one = drawn(blocks, random);
            Map<Pair, List<Row>> other = drawn(blocks, random);
            for (Pair pair : pairs) {
                count(pair.of(one.getOrDefault(pair, List.of()), other.getOrDefault(pair, List.of())), counts);
            }
        }
        List<CellKey> cells = pairs.stream().map(pair -> pair.a().key()).toList();
        double size = RankTest.MANN_WHITNEY.size(TRIALS, RankTest.ALPHA);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().comparisons > 0)
                .map(entry -> new Rate(
                        entry.getKey().name(cells),
                        name(RankTest.MANN_WHITNEY),
                        TRIALS,
                        entry.getValue().comparisons,
                        entry.getValue().rejected,
                        size))
                .toList();
    }

    /** What is compared with itself: cells of one name may differ in what only their keys have. */
    private record Studied(CellKey cell, Endpoint endpoint) {
        String name(List<CellKey> cells) {
            return (cell.label(cells) + " " + cell.group()).strip() + ": " + endpoint.name();
        }
    }

    /** Of one of them. */
    private static final class Count {
        private int comparisons;
        private int rejected;
    }

    /** Nothing yet, in the order of the cells and their endpoints. */
    private static Map<Studied, Count> counts(List<Pair> pairs) {
        Map<Studied, Count> counts = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            pair.a()
                    .endpoints()
                    .forEach(endpoint -> counts.put(new Studied(pair.a().key(), endpoint), new Count()));
        }
        return counts;
    }

    private static void count(Pair resampled, Map<Studied, Count> counts) throws IOException {
        Family family = Family.of(List.of(resampled), Comparison.USUAL_MIN_EFFECT);
        for (Endpoint endpoint : resampled.endpoints()) {
            if (endpoint.isPrimary() && resampled.knows(endpoint)) {
                Count count = counts.computeIfAbsent(new Studied(resampled.a().key(), endpoint), absent -> new Count());
                count.comparisons++;
                count.rejected += family.p(resampled, endpoint) <= RankTest.ALPHA ? 1 : 0;
            }
        }
    }

    /** The blocks of both sides, each with the trial of every pair; blocks in which one is missing are left out. */
    private static List<Map<Pair, Row>> blocks(List<Pair> pairs) {
        List<Map<Pair, Row>> blocks = new ArrayList<>();
        blocks.addAll(blocksOf(pairs, true));
        blocks.addAll(blocksOf(pairs, false));
        return blocks;
    }

    private static List<Map<Pair, Row>> blocksOf(List<Pair> pairs, boolean isBaseline) {
        Map<Long, Map<Pair, Row>> byNumber = new TreeMap<>();
        for (Pair pair : pairs) {
            (isBaseline ? pair.a() : pair.b())
                    .byBlock()
                    .forEach((block, trial) -> byNumber.computeIfAbsent(block, absent -> new LinkedHashMap<>())
                            .put(pair, trial));
        }
        return byNumber.values().stream()
                .filter(block -> block.size() == pairs.size())
                .toList();
    }

    private static Map<Pair, List<Row>> drawn(List<Map<Pair, Row>> blocks, SplittableRandom random) {
        Map<Pair, List<Row>> drawn = new LinkedHashMap<>();
        for (int i = 0; i < TRIALS; i++) {
            blocks.get(random.nextInt(blocks.size()))
                    .forEach((pair, trial) -> drawn.computeIfAbsent(pair, absent -> new ArrayList<>())
                            .add(trial));
        }
        return drawn;
    }
}
