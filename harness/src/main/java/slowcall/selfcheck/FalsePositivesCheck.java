package slowcall.selfcheck;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import slowcall.compare.FalsePositives;

/** Comparisons of what does not differ find as many differences as chance allows them: no more, and not so few that they see nothing. */
final class FalsePositivesCheck implements SelfCheck {
    private static final int COMPARISONS = 1000;

    @Override
    public String name() {
        return "false-positives";
    }

    @Override
    public String description() {
        return "comparisons of made-up trials that do not differ, ten and ten";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) throws IOException {
        return judge(FalsePositives.ofMadeUp(COMPARISONS), FalsePositives.ofFamilies(COMPARISONS));
    }

    static List<Answer> judge(List<FalsePositives.Rate> single, List<FalsePositives.Rate> families) {
        List<Answer> answers = new ArrayList<>();
        for (FalsePositives.Rate rate : single) {
            answers.add(Answer.between(
                    rate.least(),
                    rate.most(),
                    "p ≤ .05, " + rate.of() + ", " + rate.test() + " (of " + rate.comparisons() + ")",
                    rate.comparisons() * rate.size(),
                    rate.rejected(),
                    "the test's exact size, 99 % binomial range"));
        }
        for (FalsePositives.Rate rate : families) {
            answers.add(Answer.between(
                    0,
                    rate.most(),
                    rate.of() + ", " + rate.test() + " (of " + rate.comparisons() + ")",
                    rate.comparisons() * rate.size(),
                    rate.rejected(),
                    "at most alpha, 99 % binomial range"));
        }
        return answers;
    }
}
