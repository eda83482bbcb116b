package slowcall.selfcheck;

import java.time.Duration;
import java.util.List;
import slowcall.load.Schedule;
import slowcall.plan.Arrivals;
import slowcall.plan.RequestShape;
import slowcall.plan.ServiceProfile;

/**
 * The same seed draws the same arrivals and delays, and draws what it drew when this check was written: a JDK with other random
 * numbers, or other logarithms, would make runs of the same plan unlike.
 */
final class SeedCheck implements SelfCheck {
    /** Of {@link #draw} with seed 1. */
    static final String PINNED = "8d5341e8898ab6c42cdf186b50663df0b286e3124bb95febee81f3aaf3fd5a8a";

    private static final String SOURCE = "SHA-256 of all starts and delays";

    @Override
    public String name() {
        return "seed";
    }

    @Override
    public String description() {
        return "the same seed draws the same schedule, here and elsewhere";
    }

    @Override
    public List<Answer> run(Scale scale, Stage stage) {
        return judge(draw(1), draw(1), draw(2));
    }

    private static String draw(long seed) {
        return Schedule.draw(
                        new Arrivals.Poisson(1000),
                        new RequestShape.Chain(3),
                        new ServiceProfile.LogNormal(20, 200),
                        Duration.ofSeconds(10),
                        seed)
                .sha256();
    }

    static List<Answer> judge(String once, String again, String other) {
        return List.of(
                Answer.same("a schedule drawn again", brief(once), brief(again), SOURCE),
                new Answer(
                        "a schedule drawn with another seed",
                        "not " + brief(once),
                        brief(other),
                        "another",
                        Answer.Verdict.of(!once.equals(other)),
                        SOURCE),
                Answer.same("a schedule drawn elsewhere", brief(PINNED), brief(once), SOURCE));
    }

    private static String brief(String sha256) {
        return sha256.substring(0, Math.min(16, sha256.length()));
    }
}
