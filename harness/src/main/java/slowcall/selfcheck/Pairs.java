package slowcall.selfcheck;

import java.util.List;
import slowcall.stats.MeanInterval;

/** The same figure without and with a fault, measured in turn, so that what changes on the machine meanwhile changes both. */
final class Pairs {
    /** A figure that is measured. */
    interface Figure {
        double measure(boolean faulty) throws InterruptedException;
    }

    private Pairs() {}

    /**
     * What the fault changes: {@code faulty - sound}, or their ratio, in each pair.
     *
     * @param ratio whether a ratio is wanted
     */
    static double[] changes(int pairs, boolean ratio, String what, Stage stage, Figure figure)
            throws InterruptedException {
        double[] changes = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            stage.progress().accept(what + ", pair " + (pair + 1) + " of " + pairs);
            double sound = figure.measure(false);
            double faulty = figure.measure(true);
            changes[pair] = ratio ? faulty / sound : faulty - sound;
        }
        return changes;
    }

    /**
     * Judges: the fault is seen if the interval of the change does not hold {@code none}, and seen as what it is if the mean is
     * within {@code share} of the prediction.
     *
     * @param none no change: 0 for differences, 1 for ratios
     */
    static List<Answer> judge(
            double[] changes, double none, double share, String quantity, double predicted, String source) {
        MeanInterval interval = MeanInterval.of(changes);
        return List.of(
                Answer.within(share, quantity, predicted, interval.mean(), source),
                new Answer(
                        quantity + ", 95 % interval",
                        Answer.number(predicted),
                        Answer.number(interval.low()) + " to " + Answer.number(interval.high()),
                        "without " + Answer.number(none),
                        Answer.Verdict.of(!interval.contains(none)),
                        source));
    }
}
