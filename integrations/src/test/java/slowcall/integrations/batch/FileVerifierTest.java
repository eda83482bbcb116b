package slowcall.integrations.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards against a file that is applied though it is not as agreed, and a reason that does not say what to mend. */
class FileVerifierTest {
    private static final LocalDate DAY = Agreements.DAY;
    private static final String NAME = "points-20261122-000017.csv";
    private static final List<PointsRow> THREE =
            List.of(new PointsRow(4711, 5, 20), new PointsRow(4712, 5, 0), new PointsRow(Long.MAX_VALUE, 64, 1));

    private static Verified verify(FileAgreement agreement, String name, byte[] content) {
        return new FileVerifier(agreement).verify(name, content, DAY);
    }

    private static void assertBroken(String reason, String content) {
        assertEquals(new Verified.Broken(reason), verify(Agreements.CSV, NAME, content.getBytes(UTF_8)));
    }

    /** A file of these lines with a trailer that is right. */
    private static String closed(int rows, String lines) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(UTF_8));
        return lines + "trailer," + rows + "," + HexFormat.of().formatHex(digest) + "\n";
    }

    private static String header() {
        return "header,login,points," + NAME + "\n";
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void whatIsWrittenIsAsAgreed(FileFormat format) {
        FileAgreement agreement = Agreements.agreement(format);
        FileName name = new FileName(DAY, 17, format);

        assertEquals(new Verified.Kept(THREE), verify(agreement, name.text(), Agreements.file(agreement, name, THREE)));
        assertEquals(
                new Verified.Kept(List.of()),
                verify(agreement, name.text(), Agreements.file(agreement, name, List.of())));
    }

    @Test
    void isWrittenAsItIsDocumented() throws Exception {
        String csv = new String(
                Agreements.file(Agreements.CSV, new FileName(DAY, 17, FileFormat.CSV), THREE.subList(0, 1)), UTF_8);
        FileAgreement json = Agreements.agreement(FileFormat.JSON_LINES);
        String lines = new String(
                Agreements.file(json, new FileName(DAY, 17, FileFormat.JSON_LINES), THREE.subList(0, 1)), UTF_8);

        assertEquals(closed(1, header() + "row,4711,5,20\n"), csv);
        assertEquals(
                List.of(
                        "{\"line\":\"header\",\"from\":\"login\",\"to\":\"points\",\"name\":\"points-20261122-000017.jsonl\"}",
                        "{\"line\":\"row\",\"id\":4711,\"user\":5,\"delayMillis\":20}"),
                lines.lines().limit(2).toList());
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void whereverItIsCutShortThatIsSeen(FileFormat format) {
        FileAgreement agreement = Agreements.agreement(format);
        FileName name = new FileName(DAY, 17, format);
        byte[] whole = Agreements.file(agreement, name, THREE);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            int bytes = length;
            assertInstanceOf(Verified.Broken.class, verify(agreement, name.text(), cut), () -> bytes + " bytes");
        }
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void whateverByteIsChangedThatIsSeen(FileFormat format) {
        FileAgreement agreement = Agreements.agreement(format);
        FileName name = new FileName(DAY, 17, format);
        byte[] whole = Agreements.file(agreement, name, THREE);

        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            int at = i;
            assertInstanceOf(
                    Verified.Broken.class,
                    verify(agreement, name.text(), changed),
                    () -> "byte " + at + ": " + new String(changed, ISO_8859_1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"logins.csv", "points-20261122-000017.jsonl", "points-20261199-000017.csv"})
    void aNameThatIsNotAgreedOn(String name) {
        assertEquals(
                new Verified.Broken("its name is not points-YYYYMMDD-NNNNNN.csv"),
                verify(Agreements.CSV, name, new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, 'it is of 2026-11-22, and today is 2026-11-21'",
        "2026-11-26, 'it is of 2026-11-22, more than 3 days before today, 2026-11-26'"
    })
    void aTimeThatIsNotAgreedOn(LocalDate today, String reason) throws Exception {
        byte[] content = closed(0, header()).getBytes(UTF_8);

        assertEquals(new Verified.Broken(reason), new FileVerifier(Agreements.CSV).verify(NAME, content, today));
        assertEquals(
                new Verified.Kept(List.of()),
                new FileVerifier(Agreements.CSV).verify(NAME, content, LocalDate.of(2026, 11, 25)));
    }

    @Test
    void partiesThatHaveNoAgreement() throws Exception {
        assertBroken(
                "line 1: it is from \"payment\" and not from \"login\"",
                closed(0, "header,payment,points," + NAME + "\n"));
        assertBroken(
                "line 1: it is for \"coupons\" and not for \"points\"",
                closed(0, "header,login,coupons," + NAME + "\n"));
    }

    @Test
    void aFileThatWasWrittenAsAnother() throws Exception {
        assertBroken(
                "line 1: it was written as \"points-20261122-000016.csv\"",
                closed(0, "header,login,points,points-20261122-000016.csv\n"));
    }

    @Test
    void aTrailerThatDoesNotFit() throws Exception {
        String lines = header() + "row,1,1,20\n";
        assertBroken("it has 1 rows, and its trailer says 2", closed(2, lines));
        assertBroken(
                "its SHA-256 is not the one that its trailer says",
                closed(1, lines).replace("row,1,", "row,2,"));
        assertBroken("it ends in line 2 without a trailer: it was cut short", lines);
        assertBroken("it ends in line 2 without a trailer: it was cut short", header() + "row,1");
        assertBroken("it is empty", "");
    }

    @Test
    void linesThatAreNone() throws Exception {
        assertBroken("line 2: has 3 cells instead of 4", closed(1, header() + "row,1,1\n"));
        assertBroken("line 2: has 5 cells instead of 4", closed(1, header() + "row,1,1,20,\n"));
        assertBroken("line 2: has \"\" where a whole number belongs", closed(1, header() + "row,,1,20\n"));
        assertBroken(
                "line 2: has \"3000000000\" where a whole number belongs",
                closed(1, header() + "row,1,3000000000,20\n"));
        assertBroken("line 2: begins with \"column\"", closed(1, header() + "column,1,1,20\n"));
        assertBroken("line 2: begins with \"\"", closed(0, header() + "\n"));
        assertBroken("line 2: is no row", closed(0, header() + header()));
        assertBroken("line 1: is no header", closed(1, "row,1,1,20\n"));
        assertBroken("line 2: has a delay below 0", closed(1, header() + "row,1,1,-20\n"));
        assertBroken("line 3: login 1 is in it twice", closed(2, header() + "row,1,1,20\nrow,1,1,20\n"));
    }

    @Test
    void moreThanWasAgreedOn() {
        FileName name = new FileName(DAY, 17, FileFormat.CSV);
        assertEquals(
                new Verified.Broken("it has 11 rows, more than 10"),
                verify(Agreements.CSV, NAME, Agreements.file(Agreements.CSV, name, Agreements.rows(0, 11))));
        assertEquals(
                new Verified.Broken("it has 9999 bytes, more than " + Agreements.CSV.mostBytes()),
                verify(Agreements.CSV, NAME, new byte[9999]));
    }

    @Test
    void anotherEncoding() {
        assertEquals(
                new Verified.Broken("it is not in UTF-8"),
                verify(Agreements.CSV, NAME, "header,\u00e9\n".getBytes(ISO_8859_1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"line\":\"row\",\"id\":1,\"user\":5}",
                "{\"line\":\"row\",\"id\":1,\"user\":5,\"delayMillis\":null}",
                "{\"line\":\"row\",\"id\":\"1\",\"user\":5,\"delayMillis\":20}",
                "{\"line\":\"row\",\"id\":1.5,\"user\":5,\"delayMillis\":20}",
                "{\"line\":\"row\",\"id\":1,\"user\":5,\"delayMillis\":20,\"more\":1}",
                "{\"line\":\"row\",\"id\":1,\"user\":5,\"delayMillis\":20} 1",
                "{\"line\":\"column\",\"id\":1}",
                "{\"id\":1,\"user\":5,\"delayMillis\":20}",
                "[]",
                "null",
                "",
                "row"
            })
    void linesOfJsonThatAreNone(String line) {
        FileAgreement agreement = Agreements.agreement(FileFormat.JSON_LINES);
        FileName name = new FileName(DAY, 17, FileFormat.JSON_LINES);
        List<String> lines = new String(Agreements.file(agreement, name, THREE), UTF_8)
                .lines()
                .toList();
        String content = lines.getFirst() + "\n" + line + "\n" + lines.getLast() + "\n";

        Verified.Broken broken =
                assertInstanceOf(Verified.Broken.class, verify(agreement, name.text(), content.getBytes(UTF_8)));
        assertEquals("line 2: ", broken.reason().substring(0, 8));
    }
}
