package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against kills without end, and a control that is given up before it could show anything. */
class EffortTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 25", "25, 25, 15", "40, 40, 0", "60, 39, 1", "119, 20, 1", "120, 39, 0"})
    void anArmIsKilledUntilEnoughCountOrThreeTimesAsOften(int tried, int counting, int next) {
        Effort effort = Effort.of(40);

        assertEquals(next, effort.next(tried, counting, false));
        assertEquals(next, effort.next(tried, counting, true));
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, 2",
        "2, true, 0",
        "2, false, 5",
        "17, false, 3",
        "20, false, 0",
    })
    void aControlGoesOnUntilTheFirstHarm(int tried, boolean harmful, int next) {
        assertEquals(next, Effort.ofControl(2, 20).next(tried, tried, harmful));
    }

    @Test
    void noKillsAreNoEffort() {
        assertThrows(IllegalArgumentException.class, () -> Effort.of(0));
    }
}
