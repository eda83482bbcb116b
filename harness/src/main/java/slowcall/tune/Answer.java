package slowcall.tune;

import java.util.List;
import java.util.Optional;

/**
 * What was found for a strategy.
 *
 * @param arm the strategy
 * @param chosen the smallest size, or the highest rate, that was shown to meet the objectives, or what came nearest to that; empty if nothing
 *     is expected to
 * @param first the step nearest to where the search began that may meet them: the interval's other end
 * @param confirmed whether fresh forks meet them
 * @param confirmation their trials
 * @param plateau from where on the latency is within 3 % of what it is without waiting, if it ever is
 */
record Answer(
        Arm arm,
        Optional<Point> chosen,
        Point first,
        Meets confirmed,
        List<Measurement> confirmation,
        Optional<Point> plateau) {
    /** Times the best. */
    static final double PLATEAU = 1.03;

    /** The same by what is known in the end: trials of other points tell how far launches lie apart, too. */
    Answer reconsidered(Evidence evidence) {
        return chosen.map(point ->
                        new Answer(arm, chosen, first, evidence.judge(point, confirmation), confirmation, plateau))
                .orElse(this);
    }

    /** Whether any trial of its confirmation can be believed; without one it says nothing of the point. */
    boolean isBelievable() {
        return confirmation.stream().anyMatch(Measurement::counts);
    }

    static Answer none(Arm arm) {
        return new Answer(arm, Optional.empty(), new Point(arm, 0, 0), Meets.NO, List.of(), Optional.empty());
    }
}
