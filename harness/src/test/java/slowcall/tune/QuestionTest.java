package slowcall.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.plan.Plan;

/** Guards what is read from a command line, and the plan that is made of it. */
class QuestionTest {
    @ParameterizedTest
    @CsvSource({
        "p99=350ms, p99 ≤ 350 ms",
        "p99.9<=1.5s, p99.9 ≤ 1500 ms",
        "P50 = 20ms, p50 ≤ 20 ms",
        "goodput>=99%, goodput ≥ 99 %",
        "goodput=290, goodput ≥ 290/s",
        "rejection<=0.5%, rejected ≤ 0.5 %"
    })
    void objectivesAreReadAsTheyAreWritten(String written, String text) {
        assertEquals(text, Objective.parse(written).text());
    }

    @ParameterizedTest
    @CsvSource({
        "200ms, fixed-200ms",
        "fixed-200ms, fixed-200ms",
        "1.5s, fixed-1500ms",
        "lognormal-100ms-900ms, lognormal-100ms-900ms",
        "bimodal-20ms-0.5s-0.1, bimodal-20ms-500ms-0.1"
    })
    void delaysAreReadAsTablesHaveThem(String written, String profile) {
        assertEquals(profile, Delay.parse(written).profile().toString());
    }

    @Test
    void aPlansOwnWordsForADelayWillDo() {
        assertEquals(
                "lognormal-100ms-900ms",
                Delay.parse("{\"lognormal\": {\"median\": \"100ms\", \"p99\": \"900ms\"}}")
                        .profile()
                        .toString());
    }

    @Test
    void theSizeIsTheSettingThatBoundsTheCalls() {
        assertEquals(
                Optional.of("pool_size"),
                Arm.parse("fixed-pool(queue_bound=50)").sizeSetting());
        assertEquals(Optional.of("pool_size"), Arm.parse("completable-future").sizeSetting());
        assertEquals(
                Optional.of("permits"), Arm.parse("virtual-threads-limited").sizeSetting());
        assertEquals(Optional.of("callers"), Arm.parse("sync").sizeSetting());
        assertFalse(Arm.parse("virtual-threads").isSized());
        assertFalse(Arm.parse("thread-per-request").isSized());
    }

    private static Question question(int trials) {
        return new Question(
                List.of(Arm.parse("fixed-pool(queue_bound=50)"), Arm.parse("virtual-threads")),
                List.of(300.5),
                Delay.parse("bimodal-20ms-500ms-0.1"),
                true,
                List.of(Objective.parse("p99=900ms")),
                OptionalInt.empty(),
                new Question.Effort(
                        trials, 2, Duration.ofSeconds(30), Duration.ofSeconds(17), Duration.ofSeconds(10), 4));
    }

    @Test
    void pointsBecomeAPlanWithACellForEach() {
        Question question = question(8);
        Plan plan = new PlanText(question)
                .plan(
                        List.of(
                                new Point(question.arms().get(0), 33, 300.5),
                                new Point(question.arms().get(1), 0, 300.5),
                                new Point(question.arms().get(0), 400, 100)),
                        2,
                        9);

        assertEquals(
                List.of(
                        "fixed-pool(pool_size=33;queue_bound=50) single poisson-300.5 bimodal-20ms-500ms-0.1",
                        "virtual-threads single poisson-300.5 bimodal-20ms-500ms-0.1",
                        "fixed-pool(pool_size=400;queue_bound=50) single poisson-100 bimodal-20ms-500ms-0.1"),
                plan.cells().stream().map(cell -> cell.label()).toList());
        assertEquals(2, plan.blocks());
        assertEquals(9, plan.seed());
        // Enough for Little's law, and for a size that is larger.
        assertEquals(43, plan.cells().get(0).connections());
        assertEquals(400, plan.cells().get(2).connections());
    }

    @Test
    void saysHowLongItWillTakeAtMost() {
        long few = Tuning.expected(question(6)).toSeconds();
        long more = Tuning.expected(question(9)).toSeconds();

        // Three refinements more: a trial of some 42 s and a service's start of 20 s each.
        assertTrue(more - few > 150 && more - few < 240, few + " and " + more);
    }
}
