package slowcall.integrations.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against names that cannot be read back, or do not sort as they were written. */
class FileNameTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void isReadAsItIsWritten(FileFormat format) {
        FileName name = new FileName(DAY, 17, format);

        assertEquals("points-20261122-000017." + format.suffix(), name.text());
        assertEquals(Optional.of(name), FileName.parse(name.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "points-20261122-000017",
                "points-20261122-000017.csv.part",
                "points-20261122-000017.xml",
                "points-20261122-000000.csv",
                "points-20261122-17.csv",
                "points-20261322-000017.csv",
                "points-20260229-000017.csv",
                "Points-20261122-000017.csv",
                "points-20261122-000017.csv ",
                "grants-20261122-000017.csv"
            })
    void isNoneOfTheAgreement(String text) {
        assertEquals(Optional.empty(), FileName.parse(text));
    }

    @Test
    void theirOrderIsThatOfTheirTexts() {
        List<FileName> names = List.of(
                new FileName(DAY, 999_999, FileFormat.CSV),
                new FileName(DAY.plusDays(1), 1, FileFormat.CSV),
                new FileName(DAY.plusDays(1), 2, FileFormat.CSV),
                new FileName(DAY.plusDays(1), 10, FileFormat.CSV));

        assertEquals(names, names.reversed().stream().sorted().toList());
        for (int i = 1; i < names.size(); i++) {
            assertTrue(names.get(i - 1).text().compareTo(names.get(i).text()) < 0);
        }
    }

    @Test
    void refusesANumberThatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new FileName(DAY, 0, FileFormat.CSV));
        assertThrows(IllegalArgumentException.class, () -> new FileName(DAY, 1_000_000, FileFormat.CSV));
    }
}
