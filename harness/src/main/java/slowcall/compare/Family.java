package slowcall.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import slowcall.stats.Equivalence;
import slowcall.stats.Holm;
import slowcall.stats.Precision;
import slowcall.stats.RankTest;

/**
 * All that is looked at in one comparison, and what it comes to: every primary endpoint that both sides of a pair know. Looking at
 * many things finds some differences by chance, for which Holm's adjustment makes up.
 */
final class Family {
    /** Sets of different ranks with a sum of at most 3: none, 1, 2, 3, and 1 with 2. */
    private static final int WAYS_TO_THREE = 5;

    /** What both sides know: as independent trials and, if blocks match, as pairs. Which of the two counts, the family's size decides. */
    private record Finding(Pair pair, Endpoint endpoint, Evidence apart, Optional<Evidence> inPairs) {}

    /**
     * What was looked at.
     *
     * @param p empty beside the family and with too few trials
     * @param adjusted likewise
     */
    private record Look(Pair pair, Endpoint endpoint, Evidence evidence, OptionalDouble p, OptionalDouble adjusted) {
        Look(Pair pair, Endpoint endpoint, Evidence evidence) {
            this(pair, endpoint, evidence, p(endpoint, evidence), OptionalDouble.empty());
        }

        private static OptionalDouble p(Endpoint endpoint, Evidence evidence) {
            return endpoint.isPrimary() && evidence.isTestable()
                    ? OptionalDouble.of(evidence.p())
                    : OptionalDouble.empty();
        }

        /** Whether one side's trials tend to be higher beyond chance. */
        boolean isThere() {
            return adjusted.orElse(1) <= RankTest.ALPHA;
        }

        Look adjustedTo(double probability) {
            return new Look(
                    pair,
                    endpoint,
                    evidence,
                    p,
                    p.isPresent() ? OptionalDouble.of(probability) : OptionalDouble.empty());
        }
    }

    private final double minEffect;
    private final int size;
    private final List<Look> looks;

    private Family(List<Pair> pairs, double minEffect) throws IOException {
        this.minEffect = minEffect;
        List<Finding> findings = findings(pairs);
        this.size = (int) findings.stream()
                .filter(finding -> finding.endpoint().isPrimary())
                .count();
        this.looks = adjusted(findings.parallelStream().map(this::look).toList());
    }

    /**
     * Looks at everything.
     *
     * @param minEffect the smallest difference that matters, as a share
     */
    static Family of(List<Pair> pairs, double minEffect) throws IOException {
        return new Family(pairs, minEffect);
    }

    /** How many probabilities are adjusted for each other, those that so few trials cannot give among them. */
    int size() {
        return size;
    }

    /** A pair by each endpoint that both sides know. */
    List<Contrast> contrasts(Pair pair) {
        return looks.stream()
                .filter(look -> look.pair().equals(pair))
                .map(this::contrast)
                .toList();
    }

    /** A pair's probability by an endpoint as it is; 1 where there is none. */
    double p(Pair pair, Endpoint endpoint) {
        return look(pair, endpoint).map(Look::p).orElse(OptionalDouble.empty()).orElse(1);
    }

    /** The same, adjusted. */
    double adjusted(Pair pair, Endpoint endpoint) {
        return look(pair, endpoint)
                .map(Look::adjusted)
                .orElse(OptionalDouble.empty())
                .orElse(1);
    }

    private Optional<Look> look(Pair pair, Endpoint endpoint) {
        return looks.stream()
                .filter(look -> look.pair().equals(pair) && look.endpoint().equals(endpoint))
                .findFirst();
    }

    /** Whether anything at all differs significantly. */
    boolean isAnyFound() {
        return looks.stream().anyMatch(Look::isThere);
    }

    private static List<Finding> findings(List<Pair> pairs) throws IOException {
        try {
            return pairs.parallelStream()
                    .flatMap(pair -> findings(pair).stream())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Finding> findings(Pair pair) {
        List<Finding> findings = new ArrayList<>();
        try {
            for (Endpoint endpoint : pair.endpoints()) {
                Optional<Evidence> apart = pair.evidence(endpoint);
                if (apart.isPresent()) {
                    Optional<Evidence> inPairs = leastOfPairs(pair) <= RankTest.ALPHA
                            ? pair.inPairs(endpoint, apart.get())
                            : Optional.empty();
                    findings.add(new Finding(pair, endpoint, apart.get(), inPairs));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pair.a().forget();
        pair.b().forget();
        return findings;
    }

    private Look look(Finding finding) {
        Evidence evidence = isPaired(finding.pair()) ? finding.inPairs().orElse(finding.apart()) : finding.apart();
        return new Look(finding.pair(), finding.endpoint(), evidence);
    }

    /**
     * Pairs show more wherever their blocks have something in common, but n of them give no probability below 2 / 2ⁿ. Where a sum of
     * ranks of 3, a pair or two that go the other way, could not survive this family, the trials count as independent; that errs on the
     * safe side, if they have something in common.
     */
    private boolean isPaired(Pair pair) {
        return WAYS_TO_THREE * leastOfPairs(pair) * Math.max(1, size) <= RankTest.ALPHA;
    }

    private static double leastOfPairs(Pair pair) {
        int blocks = pair.blocks();
        return RankTest.SIGNED_RANK.smallest(blocks, blocks);
    }

    /** What so few trials cannot show counts as having shown nothing. */
    private static List<Look> adjusted(List<Look> looks) {
        double[] adjusted = Holm.adjust(looks.stream()
                .filter(look -> look.endpoint().isPrimary())
                .mapToDouble(look -> look.p().orElse(1))
                .toArray());
        List<Look> all = new ArrayList<>();
        int next = 0;
        for (Look look : looks) {
            all.add(look.endpoint().isPrimary() ? look.adjustedTo(adjusted[next++]) : look);
        }
        return List.copyOf(all);
    }

    private Contrast contrast(Look look) {
        Evidence evidence = look.evidence();
        var equivalence = new Equivalence(minEffect, look.endpoint().floor());
        Optional<Outcome> outcome =
                look.endpoint().isPrimary() ? Optional.of(outcome(look, equivalence)) : Optional.empty();
        boolean isOpen = outcome.equals(Optional.of(Outcome.INCONCLUSIVE));
        return new Contrast(
                look.endpoint(),
                evidence.a(),
                evidence.b(),
                evidence.trialsOfA(),
                evidence.trialsOfB(),
                evidence.isPaired(),
                evidence instanceof EvidenceOfMerged,
                evidence.interval(),
                look.p(),
                look.adjusted(),
                evidence.delta(),
                share(equivalence.margin(evidence.a()), evidence),
                outcome.isPresent() ? detectable(evidence) : OptionalDouble.empty(),
                isOpen ? needed(look, equivalence) : OptionalInt.empty(),
                outcome);
    }

    private Outcome outcome(Look look, Equivalence equivalence) {
        Evidence evidence = look.evidence();
        if (look.adjusted().isEmpty()) {
            return Outcome.INCONCLUSIVE;
        }
        if (evidence.isEquivalent(equivalence)) {
            return Outcome.EQUIVALENT;
        }
        double change = evidence.b() - evidence.a();
        // What was tested is the trials' order, of which the figures say nothing where trials are of two kinds.
        boolean agrees = change * evidence.delta() > 0;
        if (!look.isThere() || !agrees || Math.abs(change) < equivalence.margin(evidence.a())) {
            return Outcome.INCONCLUSIVE;
        }
        return look.endpoint().isBetter(change) ? Outcome.BETTER : Outcome.WORSE;
    }

    /** What a probability must be at most to survive, at worst, among all others. */
    private double hardest() {
        return RankTest.ALPHA / Math.max(1, size);
    }

    private OptionalDouble detectable(Evidence evidence) {
        return evidence.fewer() < 2
                ? OptionalDouble.empty()
                : share(evidence.precision().detectable(evidence.fewer(), hardest()), evidence);
    }

    private static OptionalDouble share(double difference, Evidence evidence) {
        return evidence.a() > 0 && Double.isFinite(difference)
                ? OptionalDouble.of(difference / evidence.a())
                : OptionalDouble.empty();
    }

    /**
     * Trials a side that would settle it four times in five: to call the difference such if it is as large as it looks; where it looks
     * smaller than matters, to show that there is none if there is none, or that it is smaller where it surely is there. Empty where
     * order and figures differ in direction.
     */
    private OptionalInt needed(Look look, Equivalence equivalence) {
        Evidence evidence = look.evidence();
        double change = evidence.b() - evidence.a();
        return look.isThere() && change * evidence.delta() < 0
                ? OptionalInt.empty()
                : OptionalInt.of(needed(evidence, look.isThere(), equivalence.margin(evidence.a())));
    }

    private int needed(Evidence evidence, boolean isThere, double margin) {
        int atLeast = Math.max(evidence.fewer() + 1, evidence.test().fewest(hardest()));
        if (evidence.fewer() < 2) {
            return Math.max(atLeast, RankTest.MANN_WHITNEY.fewest(hardest()));
        }
        Precision precision = evidence.precision();
        double difference = Math.abs(evidence.b() - evidence.a());
        if (difference >= margin) {
            return Math.max(atLeast, precision.trialsToDetect(difference, hardest()));
        }
        int fewest = Math.max(evidence.fewer() + 1, evidence.fewestForEquivalence());
        return Math.max(fewest, precision.trialsForEquivalence(isThere ? margin - difference : margin, RankTest.ALPHA));
    }
}
