package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against generators that together offer more or less than the plan, and against a load that cannot be split. */
class ShardTest {
    private static Plan plan(String cell) {
        return PlanFile.parse(
                "shards", "{\"cells\": [{\"strategy\": \"virtual-threads\", \"delay\": \"20ms\", " + cell + "}]}");
    }

    @Test
    void isReadAsItIsWritten() {
        assertEquals(new Shard(2, 3), Shard.parse("2/3"));
        assertEquals("2/3", Shard.parse("2/3").toString());
        assertTrue(Shard.parse("1/1").offersAll());
        assertFalse(new Shard(1, 2).offersAll());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "0/2", "3/2", "1/0", "1/65", "a/b", "-1/2", "1/2/3", "99999/99999"})
    void nothingElseIsOne(String written) {
        assertThrows(IllegalArgumentException.class, () -> Shard.parse(written));
    }

    @Test
    void ratesAreDividedAndBurstsAreDealtOut() {
        Shard second = new Shard(2, 4);

        assertEquals(new Arrivals.Constant(25), second.of(new Arrivals.Constant(100)));
        assertEquals(new Arrivals.Poisson(2.5), second.of(new Arrivals.Poisson(10)));
        Duration part = Duration.ofSeconds(1);
        assertEquals(new Arrivals.Step(25, 50, part, part), second.of(new Arrivals.Step(100, 200, part, part)));
        int all = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> new Shard(number, 4).of(new Arrivals.Burst(11)))
                .mapToInt(Arrivals::atOnce)
                .sum();
        assertEquals(11, all);
        assertEquals(3, new Shard(1, 4).of(new Arrivals.Burst(11)).atOnce());
        assertEquals(2, new Shard(4, 4).of(new Arrivals.Burst(11)).atOnce());
    }

    @Test
    void allElseOfACellStays() {
        Cell whole = plan("\"arrivals\": {\"constant\": 100}, \"connections\": 60")
                .cells()
                .getFirst();
        Cell half = new Shard(1, 2).of(whole);

        assertEquals(new Arrivals.Constant(50), half.arrivals());
        assertEquals(60, half.connections());
        assertEquals(whole, half.offering(whole.arrivals()));
        assertEquals(whole, Shard.WHOLE.of(whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"arrivals\": {\"closed\": 4}",
                "\"arrivals\": {\"hold\": 4}",
                "\"arrivals\": {\"burst\": 1}",
                "\"arrivals\": {\"constant\": 4}, \"awaits\": \"handoff\"",
            })
    void whatCannotBeSplitIsRefusedAtItsPlace(String cell) {
        Plan plan = plan(cell);

        PlanException refusal = assertThrows(PlanException.class, () -> new Shard(1, 2).require(plan));
        assertTrue(refusal.getMessage().startsWith("shards:1:"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("cannot be split"), refusal.getMessage());
        Shard.WHOLE.require(plan);
    }

    @Test
    void openLoadsCanBeSplit() {
        new Shard(1, 2).require(plan("\"arrivals\": [{\"constant\": 4}, {\"poisson\": 4}, {\"burst\": 2}]"));
    }
}
