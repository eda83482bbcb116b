package slowcall.compare;

import java.util.Optional;
import slowcall.stats.Equivalence;
import slowcall.stats.MedianOfTrials;
import slowcall.stats.Precision;
import slowcall.stats.RankTest;
import slowcall.stats.RatioBootstrap;

/** One value per trial; a side's figure is their median. */
final class EvidenceOfTrials implements Evidence {
    private final double[] valuesOfA;
    private final double[] valuesOfB;
    private final boolean isPaired;

    /**
     * Of at least one trial a side.
     *
     * @param isPaired whether the trials are pairs, in their order
     */
    EvidenceOfTrials(double[] valuesOfA, double[] valuesOfB, boolean isPaired) {
        this.valuesOfA = valuesOfA.clone();
        this.valuesOfB = valuesOfB.clone();
        this.isPaired = isPaired;
    }

    @Override
    public boolean isPaired() {
        return isPaired;
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
    public double a() {
        return new MedianOfTrials(valuesOfA).value();
    }

    @Override
    public double b() {
        return new MedianOfTrials(valuesOfB).value();
    }

    @Override
    public double p() {
        return test().twoSided(valuesOfA, valuesOfB);
    }

    /** By ranks; and not where the medians lie farther apart, which jump where JVMs come in two kinds. */
    @Override
    public boolean isEquivalent(Equivalence equivalence) {
        return Math.abs(b() - a()) < equivalence.margin(a())
                && equivalence.p(test(), valuesOfA, valuesOfB) <= RankTest.ALPHA;
    }

    @Override
    public double delta() {
        return test().effect(valuesOfA, valuesOfB);
    }

    @Override
    public Precision precision() {
        return isPaired ? Precision.ofPairs(valuesOfA, valuesOfB) : Precision.ofSides(valuesOfA, valuesOfB);
    }

    @Override
    public Optional<RatioBootstrap> ratios() {
        var a = new MedianOfTrials(valuesOfA);
        var b = new MedianOfTrials(valuesOfB);
        return Optional.of(isPaired ? RatioBootstrap.ofPairs(a, b, SEED) : RatioBootstrap.ofSides(a, b, SEED));
    }
}
