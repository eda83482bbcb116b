package slowcall.selfcheck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import slowcall.compare.FalsePositives;
import slowcall.compare.Power;

/** Comparisons find a difference that is there as often as theory says. */
final class PowerCheck implements SelfCheck {
    private static final int COMPARISONS = 2000;

    /** Theory is an approximation, and chance moves a share of 2000 by .02. */
    private static final double TOLERANCE = .04;

    private static final String SOURCE = "Student's t, with 3/π of the trials";

    @Override
    public String name() {
        return "power";
    }

    @Override
    public String description() {
        return "comparisons of made-up trials that differ by 5 and by 10 %, ten and ten, CV 5 %";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws IOException {
        List<Answer> answers = new ArrayList<>();
        for (double effect : List.of(.05, .1)) {
            answers.addAll(judge(Power.of(effect, COMPARISONS)));
        }
        int enough = Power.trialsForEquivalence();
        answers.addAll(judge(
                enough,
                Power.ofEquivalence(FalsePositives.TRIALS, COMPARISONS),
                Power.ofEquivalence(enough, COMPARISONS)));
        return answers;
    }

    static List<Answer> judge(Power.Found found) {
        String what = String.format(
                Locale.ROOT,
                "found of +%.0f %%, %d and %d trials",
                100 * found.effect(),
                found.trials(),
                found.trials());
        return List.of(
                Answer.between(
                        found.predicted() - TOLERANCE,
                        found.predicted() + TOLERANCE,
                        what,
                        found.predicted(),
                        found.raw(),
                        SOURCE),
                Answer.between(
                        0,
                        found.raw(),
                        what + ", among five by Holm",
                        found.raw(),
                        found.adjusted(),
                        "no more than without it"));
    }

    static List<Answer> judge(int enough, double ofTen, double ofEnough) {
        return List.of(
                Answer.between(0, .05, "called equivalent within 3 %, 10 and 10 trials", 0, ofTen, "too few to tell"),
                Answer.between(
                        .8 - TOLERANCE,
                        .8 + TOLERANCE,
                        "the same, " + enough + " and " + enough + " trials",
                        .8,
                        ofEnough,
                        SOURCE));
    }
}
