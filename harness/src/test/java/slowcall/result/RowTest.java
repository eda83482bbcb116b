package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Guards against an unknown that reads as 0, and against numbers that another locale writes differently. */
class RowTest {
    private static final Column COUNT = Column.of("offered", "Requests");
    private static final Column RATE = Column.decimal("throughput_rps", 3, "Requests per second");
    private static final Column TEXT = Column.of("reasons", "Why not");

    @Test
    void anUnknownValueIsAbsentAndEmpty() {
        Row row = new Row()
                .put(RATE, Double.NaN)
                .put(RATE, Double.POSITIVE_INFINITY)
                .put(RATE, OptionalDouble.empty());

        assertEquals(Map.of(), row.values());
        assertEquals("", row.text("throughput_rps"));
        assertEquals(OptionalDouble.empty(), row.number("throughput_rps"));
    }

    @Test
    void numbersHaveTheirColumnsDecimalsInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Row row = new Row().put(RATE, 1234.56789).put(COUNT, 1_000_000);
            assertEquals("1234.568", row.text("throughput_rps"));
            assertEquals("1000000", row.text("offered"));
            assertEquals(OptionalDouble.of(1234.568), row.number("throughput_rps"));
            assertEquals(1_000_000, row.count("offered"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsNoNumberIsNamedWithItsColumn() {
        Row row = new Row().putAll(Map.of("block", "1.5", "throughput_rps", "many"));

        assertEquals(
                "column block has \"1.5\", which is no whole number",
                assertThrows(NumberFormatException.class, () -> row.count("block"))
                        .getMessage());
        assertEquals(
                "column throughput_rps has \"many\", which is no number",
                assertThrows(NumberFormatException.class, () -> row.number("throughput_rps"))
                        .getMessage());
    }

    @Test
    void lineBreaksAndControlCharactersInTextBecomeSpaces() {
        assertEquals("a b  c d", new Row().put(TEXT, "a\nb\r\nc\u0000d").text("reasons"));
    }

    @Test
    void columnsKeepTheOrderInWhichTheyCame() {
        Row row = new Row().put(TEXT, "x").put(COUNT, 1).put(RATE, 2);

        assertEquals(
                List.of("reasons", "offered", "throughput_rps"),
                List.copyOf(row.values().keySet()));
    }

    @Test
    void aColumnsNameIsAKey() {
        assertThrows(IllegalArgumentException.class, () -> Column.of("p99 (ms)", "no"));
        assertThrows(IllegalArgumentException.class, () -> Column.of("", "no"));
        assertThrows(IllegalArgumentException.class, () -> Column.of("P99", "no"));
    }
}
