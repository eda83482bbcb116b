package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards against figures that lose digits which were counted, and against tables that cannot be taken apart again. */
class FigureTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.99812, 0.9981",
        "0.00123456, 0.001235",
        "52.3456, 52.35",
        "500, 500",
        "1234567, 1234567",
        "12345.6, 12346",
        "1e10, 10000000000",
        "-3.5, -3.5",
        "NaN, unknown",
        "Infinity, unlimited",
    })
    void hasFourDigitsAndAllOfThoseBeforeThePoint(double value, String expected) {
        assertEquals(expected, Figure.digits(value));
    }

    @Test
    void hasItsIntervalBehindIt() {
        assertEquals("gain=50.2 ms [49.8, 50.7]", new Figure("gain", "ms", 50.2, 49.8, 50.7).text());
        assertEquals("gain=50.2 ms", Figure.single("gain", "ms", 50.2).text());
        assertEquals("lost=0", Figure.counted("lost", "", 0).text());
    }

    @Test
    void refusesANameThatATableCouldNotBeReadWith() {
        assertThrows(IllegalArgumentException.class, () -> Figure.counted("a=b", "", 1));
        assertThrows(IllegalArgumentException.class, () -> Figure.counted("a; b", "", 1));
        assertThrows(IllegalArgumentException.class, () -> Figure.counted(" ", "", 1));
    }
}
