package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against verdicts that an interval does not bear. */
class RangeTest {
    @ParameterizedTest
    @CsvSource({
        "0.99, 1.01, CONFIRMED",
        "0.98, 1.02, CONFIRMED",
        "0.97, 1.01, INCONCLUSIVE",
        "0.90, 1.10, INCONCLUSIVE",
        "1.03, 1.10, REFUTED",
        "0.10, 0.20, REFUTED",
        "NaN, NaN, INCONCLUSIVE",
    })
    void allOfAnIntervalDecides(double low, double high, Verdict expected) {
        assertEquals(expected, new Range(.98, 1.02).judge(new Figure("slope", "", 1, low, high)));
    }

    @Test
    void whatIsUnknownDecidesNothing() {
        assertEquals(Verdict.INCONCLUSIVE, Range.atLeast(1).judge(Figure.counted("lost", "", Double.NaN)));
        assertEquals(Verdict.INCONCLUSIVE, Range.atLeast(1).judge(Figure.single("gain", "ms", 7)));
    }

    @Test
    void saysWhatItPredicts() {
        assertEquals("at least 10", Range.atLeast(10).toString());
        assertEquals("at most 1.05", Range.atMost(1.05).toString());
        assertEquals("0", Range.exactly(0).toString());
        assertEquals("48 to 52", Range.around(50, 2).toString());
    }

    @Test
    void whatPredictsNothingIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new Range(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Range.atLeast(Double.NEGATIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> Range.exactly(Double.NaN));
    }
}
