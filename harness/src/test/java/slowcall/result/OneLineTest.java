package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards terminals and pull requests against labels that are more than text. */
class OneLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"\n", "\r", "\t", "\u0000", "\u001b", "\u007f", "\u0085", "\u009b", "\u202e", "\u2028", "\u2029"
            })
    void whatEndsALineMovesTheCursorOrTurnsTheWritingBecomesASpace(String control) {
        assertEquals("a b", OneLine.of("a" + control + "b"));
    }

    @Test
    void allElseStays() {
        assertEquals(
                "fixed-pool(pool_size=160) × ümläut 漢 `*<b>", OneLine.of("fixed-pool(pool_size=160) × ümläut 漢 `*<b>"));
    }
}
