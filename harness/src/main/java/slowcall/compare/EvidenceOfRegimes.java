package slowcall.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import slowcall.result.Row;
import slowcall.stats.Equivalence;
import slowcall.stats.Precision;
import slowcall.stats.RatioBootstrap;

/** Whether trials kept up with their load. A trial did or did not, so that a side's figure is a share and no median. */
final class EvidenceOfRegimes implements Evidence {
    private static final double STABLE = 100;

    /** In percent: all of a trial, or nothing. */
    private final double[] valuesOfA;

    private final double[] valuesOfB;

    /** Of at least one trial a side. */
    EvidenceOfRegimes(List<Row> trialsOfA, List<Row> trialsOfB) {
        this.valuesOfA = values(trialsOfA);
        this.valuesOfB = values(trialsOfB);
    }

    private static double[] values(List<Row> trials) {
        return trials.stream()
                .mapToDouble(trial -> CellTrials.isUnstable(trial) ? 0 : STABLE)
                .toArray();
    }

    @Override
    public int trialsOfA() {
        return valuesOfA.length;
    }

    @Override
    public int trialsOfB() {
        return valuesOfB.length;
    }

    @Override
    public boolean isPaired() {
        return false;
    }

    @Override
    public double a() {
        return Arrays.stream(valuesOfA).average().orElse(0);
    }

    @Override
    public double b() {
        return Arrays.stream(valuesOfB).average().orElse(0);
    }

    /** With all ways counted, ranks of two values are Fisher's exact test of two shares. */
    @Override
    public double p() {
        return test().twoSided(valuesOfA, valuesOfB);
    }

    /** Never shown: it would take thousands of trials for shares that differ by a few percent of themselves. */
    @Override
    public boolean isEquivalent(Equivalence equivalence) {
        return false;
    }

    @Override
    public double delta() {
        return test().effect(valuesOfA, valuesOfB);
    }

    @Override
    public Precision precision() {
        return Precision.ofSides(valuesOfA, valuesOfB);
    }

    /** Shares of few trials are all or nothing, and so is whatever is drawn from them. */
    @Override
    public Optional<RatioBootstrap> ratios() {
        return Optional.empty();
    }
}
