package slowcall.integrations.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.report.PageFile;
import slowcall.result.Column;
import slowcall.result.Row;

/** Guards against rows without columns, and against a page that hides a refutation or what could not be examined. */
class ChapterPageTest {
    private static final Claim CLAIM = new AClaim(7, "한국어 & <b>", false);
    private static final Claim ADDED = new AClaim(21, "", true);

    private record AClaim(int number, String term, boolean added) implements Claim {
        @Override
        public String says() {
            return "Claim " + number + " holds";
        }

        @Override
        public Budget budget(Size size) {
            return Budget.ofCells();
        }

        @Override
        public Finding examine(Bench bench) {
            throw new UnsupportedOperationException();
        }
    }

    private static List<Row> rows() {
        Finding refuted = Finding.of(
                        Expectation.counted("lost", "", 3, Range.exactly(0)),
                        Expectation.of("gain", "ms", Sample.of(50), Range.around(50, 2)))
                .with(Figure.single("wait", "ms", 3));
        return List.of(
                ChapterTable.row(CLAIM, Size.SMOKE, refuted, 12, 3.25),
                ChapterTable.broken(ADDED, Size.SMOKE, "the broker did not start", 0, 1));
    }

    @Test
    void aRowHasNothingWithoutAColumn() {
        List<String> columns = ChapterTable.COLUMNS.stream().map(Column::name).toList();
        rows().forEach(row -> assertTrue(columns.containsAll(row.values().keySet()), row.values()::toString));

        Row row = rows().getFirst();
        assertEquals("refuted", row.text("verdict"));
        assertEquals("yes", row.text("counted"));
        assertEquals("lost=3; gain=50 ms; wait=3 ms", row.text("figures"));
        assertEquals("gain none", row.text("smallest_visible"));
        assertEquals("6", row.text("repetitions_needed"));
        assertEquals("3.3", row.text("seconds"));
        assertEquals("", rows().getLast().text("verdict"));
        assertEquals(
                "could not be examined: the broker did not start",
                rows().getLast().text("sentence"));
    }

    @Test
    void everyClaimHasItsPlaceOnThePage() throws Exception {
        String html = PageFile.html(ChapterPage.of(rows()));

        assertTrue(html.contains("2 claims: 0 confirmed, 1 refuted, 0 inconclusive, 1 not examined"), html);
        assertTrue(html.contains("not for publication"));
        assertTrue(html.contains("id=\"claim-7\"") && html.contains("id=\"claim-21\""));
        assertTrue(html.contains("한국어 &amp; &lt;b>") || html.contains("한국어 &amp; &lt;b&gt;"));
        assertFalse(html.contains("<b>"));
    }
}
