package slowcall.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.Target;
import slowcall.plan.TargetLoad;

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
        Plan plan = new PointsPlan(question)
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

    private static Question ofATarget(Delay delay, double rate, int trials) {
        return new Question(
                List.of(Arm.parse("fixed-pool"), Arm.parse("virtual-threads")),
                List.of(rate),
                delay,
                Optional.of(Target.parse("http://127.0.0.1:8080/slow?n=1%25")),
                true,
                List.of(Objective.parse("p99=900ms")),
                OptionalInt.empty(),
                new Question.Effort(
                        trials, 2, Duration.ofSeconds(20), Duration.ofSeconds(10), Duration.ofSeconds(10), 4));
    }

    @Test
    void aTargetIsInItsPlan() {
        Question question = ofATarget(Delay.parse("200ms"), 100, 8);
        Plan plan =
                new PointsPlan(question).plan(List.of(new Point(question.arms().get(0), 33, 100)), 1, 1);

        assertEquals(
                "fixed-pool(pool_size=33) single poisson-100 fixed-200ms"
                        + " client=jdk;target=http://127.0.0.1:8080/slow?n=1%25;cancel=deadline",
                plan.cells().getFirst().label());
        assertEquals(0, plan.cells().getFirst().connections());
    }

    @Test
    void aFirstLookIsOfFewCallsAndPartOfTheWhole() {
        Question question = ofATarget(Delay.UNKNOWN, 100, 8);
        Plan look = new PointsPlan(question).look();
        Plan whole = new PointsPlan(question.with(Delay.parse("200ms")))
                .whole(List.of(new Point(question.arms().get(0), 33, 100)), true);

        assertEquals(
                "sync(callers=4) single constant-5 unknown client=jdk;target=http://127.0.0.1:8080/slow?n=1%25;cancel=deadline",
                look.cells().getFirst().label());
        assertEquals(
                List.of(look.cells().getFirst().id(), whole.cells().get(1).id()),
                whole.cells().stream().map(Cell::id).toList());
        assertEquals(
                "constant-0.5",
                new PointsPlan(ofATarget(Delay.UNKNOWN, 0.5, 8))
                        .look()
                        .cells()
                        .getFirst()
                        .arrivals()
                        .toString());
    }

    @Test
    void whatATargetIsSentIsToldWithTheFirstLook() {
        // 2000 + 10 √2000 + 10 and 1000 + 10 √1000 + 10 for each trial; 50 and 100 for the look.
        assertEquals(
                Optional.of(
                        "sends at most " + 8 * (2458 + 1327)
                                + " GET requests to http://127.0.0.1:8080/slow?n=1%25, 100 per second, warm-ups and chance included, and one beforehand that it has to answer"),
                Tuning.load(ofATarget(Delay.parse("200ms"), 100, 8)).map(TargetLoad::toString));
        assertEquals(
                8 * (2458 + 1327) + 150,
                Tuning.load(ofATarget(Delay.UNKNOWN, 100, 8)).orElseThrow().requests());
        assertEquals(Optional.empty(), Tuning.load(question(8)));
    }

    @Test
    void aTargetIsNotSentMoreThanItMayBe() {
        Question tooFast = ofATarget(Delay.parse("200ms"), 1001, 8);
        assertTrue(String.valueOf(assertThrows(PlanException.class, () -> Tuning.load(tooFast))
                        .getMessage())
                .endsWith("a target is sent at most 1000 requests per second; lower the rate"));
        Question tooOften = ofATarget(Delay.parse("200ms"), 1000, 100);
        assertTrue(String.valueOf(assertThrows(PlanException.class, () -> Tuning.load(tooOften))
                        .getMessage())
                .endsWith(" are more than 2000000; lower the rate, or make fewer or shorter trials"));
    }

    @Test
    void aTargetsServiceIsNotStarted() {
        long ours = Tuning.expected(ofATarget(Delay.parse("200ms"), 100, 6)).toSeconds();
        long looked = Tuning.expected(ofATarget(Delay.UNKNOWN, 100, 6)).toSeconds();

        // Six trials of some 33 s, and the calibration; a first look of as much again.
        assertTrue(Math.abs(ours - (6 * 33 + 25)) < 10, () -> "" + ours);
        assertTrue(Math.abs(looked - ours - 33) < 5, () -> ours + " and " + looked);
    }

    @Test
    void saysHowLongItWillTakeAtMost() {
        long few = Tuning.expected(question(6)).toSeconds();
        long more = Tuning.expected(question(9)).toSeconds();

        // Three refinements more: a trial of some 50 s and a service's start of 20 s each.
        assertTrue(more - few > 180 && more - few < 240, few + " and " + more);
    }
}
