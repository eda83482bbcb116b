package slowcall.compare;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import slowcall.stats.RankTest;
import slowcall.stats.RatioBootstrap.Interval;

/**
 * Two sides compared by one endpoint.
 *
 * @param endpoint by what
 * @param a the baseline's figure, in the endpoint's unit
 * @param b the candidate's
 * @param trialsOfA how many trials stand behind it
 * @param trialsOfB likewise
 * @param isPaired whether they were compared block by block
 * @param isMerged whether the figures are those of merged histograms, as no trial alone has the samples
 * @param interval 95 % interval of the ratio b / a
 * @param p probability of so clear a difference without any, as it is; empty beside the family and with too few trials
 * @param adjusted the same by Holm, for all that was looked at
 * @param delta effect size by order alone, which is what was tested: 1 if all of b lies above all of a
 * @param matters the smallest difference that matters, as a share of a: the minimum effect, or more where that is below what clocks
 *     and timers can tell
 * @param detectable the smallest difference that so many trials would have shown four times in five, as a share of a
 * @param needed trials a side that would settle it; given where it is inconclusive and can be settled
 * @param outcome empty beside the family
 */
public record Contrast(
        Endpoint endpoint,
        double a,
        double b,
        int trialsOfA,
        int trialsOfB,
        boolean isPaired,
        boolean isMerged,
        Optional<Interval> interval,
        OptionalDouble p,
        OptionalDouble adjusted,
        double delta,
        OptionalDouble matters,
        OptionalDouble detectable,
        OptionalInt needed,
        Optional<Outcome> outcome) {

    /** b / a; empty where a is not above 0. */
    public OptionalDouble ratio() {
        return a > 0 ? OptionalDouble.of(b / a) : OptionalDouble.empty();
    }

    /** Whether it is no chance that one side's trials tend to be higher. That alone does not make it matter. */
    public boolean isSignificant() {
        return adjusted.orElse(1) <= RankTest.ALPHA;
    }

    /** Whether that is so while the figures differ in the other direction: no number of trials settles what is then better. */
    public boolean isContrary() {
        return isSignificant() && outcome.stream().anyMatch(Outcome.INCONCLUSIVE::equals) && (b - a) * delta < 0;
    }

    /** How many trials more a side it takes. */
    public OptionalInt more() {
        int fewer = Math.min(trialsOfA, trialsOfB);
        return needed.isPresent() ? OptionalInt.of(Math.max(1, needed.getAsInt() - fewer)) : needed;
    }
}
