package slowcall.compare;

import java.util.Optional;
import slowcall.stats.Bootstrap;
import slowcall.stats.Equivalence;
import slowcall.stats.Precision;
import slowcall.stats.RankTest;
import slowcall.stats.RatioBootstrap;
import slowcall.stats.RatioBootstrap.Interval;

/** What two sides have measured of one endpoint, and what can be told from it. */
sealed interface Evidence permits EvidenceOfTrials, EvidenceOfMerged, EvidenceOfRegimes {
    /** How often an interval is to hold the ratio. */
    double INTERVAL = .95;

    /** The same input gives the same output. */
    long SEED = 1;

    int trialsOfA();

    int trialsOfB();

    /** Whether the trials are pairs, in their order. */
    boolean isPaired();

    /** The figure of each side. */
    double a();

    double b();

    /** How probable so clear a difference is where there is none. */
    double p();

    /** Whether the sides surely differ by less than matters. */
    boolean isEquivalent(Equivalence equivalence);

    /**
     * What is tested, between -1 and 1: how far the sides lie apart by order alone. The figures may differ in the other direction, as
     * medians do where JVMs come in two kinds.
     */
    double delta();

    /** How exactly so many trials tell. Of at least two trials a side. */
    Precision precision();

    /** Resampled ratios b / a; empty where resampling says nothing of them. */
    Optional<RatioBootstrap> ratios();

    /** The ratio's interval; empty with few trials, or where it is no ratio. */
    default Optional<Interval> interval() {
        return a() > 0 && fewer() >= Bootstrap.FEWEST_FOR_AN_INTERVAL
                ? ratios().flatMap(ratios -> ratios.interval(INTERVAL))
                : Optional.empty();
    }

    default int fewer() {
        return Math.min(trialsOfA(), trialsOfB());
    }

    /** The test by whose numbers it is decided what so few trials can show. */
    default RankTest test() {
        return isPaired() ? RankTest.SIGNED_RANK : RankTest.MANN_WHITNEY;
    }

    /** With fewer trials a side they are never shown to be the same. */
    default int fewestForEquivalence() {
        return test().fewest(RankTest.ALPHA);
    }

    /** Whether so many trials can show anything at all. */
    default boolean isTestable() {
        return test().smallest(trialsOfA(), trialsOfB()) <= RankTest.ALPHA;
    }
}
