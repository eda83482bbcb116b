package slowcall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import slowcall.report.LineChart.Point;
import slowcall.report.LineChart.Series;
import slowcall.report.LineChart.Stroke;

/** Guards against a page that needs something else, runs something else, or takes a label for markup. */
class PageFileTest {
    private static final String EVIL = "</script><img src=x onerror=alert(1)>&'\"";

    private static Page page(String label) {
        Table table = new Table(
                label,
                List.of(new Table.Heading(label, label, label)),
                List.of(new Table.Line(Keys.of("strategy", label), Entry.text(label))));
        LineChart lines = new LineChart(
                label,
                Axis.linear(label, label),
                Axis.log(label, label),
                List.of(new Series(label, Keys.of("strategy", label), Stroke.LINE, List.of(new Point(1, 2)))));
        BarChart bars = new BarChart(
                label,
                Axis.linear(label, label),
                List.of(label),
                List.of(new BarChart.Bar(label, Keys.of("client", label), List.of(1.0))));
        return new Page(
                label,
                List.of(new Prose(label, Tone.GOOD)),
                List.of(new Section(
                        "all",
                        label,
                        new Prose(label),
                        new Listing(label, label),
                        table,
                        new Figure(lines, table),
                        new Figure(bars, table))));
    }

    @Test
    void labelsStayText() throws IOException {
        String html = PageFile.html(page(EVIL));

        assertFalse(html.contains(EVIL), "verbatim");
        assertFalse(html.contains("<img"), "as an element");
    }

    @Test
    void dataCannotEndItsElement() throws IOException {
        String html = PageFile.html(page(EVIL));

        String data = group(html, "<script type=\"application/json\" id=\"data\">(.*?)</script>");

        assertTrue(data.contains("\\u003C/script\\u003E\\u003Cimg src=x"), data);
    }

    @Test
    void thePolicyHasTheHashesOfItsStyleAndItsScript() throws Exception {
        String html = PageFile.html(page("plain"));

        String policy =
                group(html, "Content-Security-Policy\" content=\"(.*?)\"").replace("&#39;", "'");

        assertTrue(policy.startsWith("default-src 'none';"), policy);
        assertTrue(policy.contains("style-src '" + hash(group(html, "<style>(.*?)</style>")) + "'"), policy);
        assertTrue(policy.contains("script-src '" + hash(group(html, "<script>(.*?)</script>")) + "'"), policy);
    }

    @Test
    void theChartLibrarysLicenceIsInIt() throws IOException {
        assertTrue(PageFile.html(page("plain")).contains("Permission is hereby granted, free of charge"));
    }

    @Test
    void backticksAreCodeAndASingleOneIsItself() throws IOException {
        assertTrue(PageFile.html(page("run `this` now")).contains("<p class=\"good\">run <code>this</code> now</p>"));
        assertTrue(PageFile.html(page("odd ` one")).contains("<p class=\"good\">odd ` one</p>"));
    }

    @Test
    void sectionsWithoutPartsAreLeftOut() {
        assertEquals(List.of(), new Page("page", List.of(), List.of(new Section("empty", "Empty"))).sections());
    }

    @Test
    void refusesTwoSectionsWithOneId() {
        Section section = new Section("same", "Same", new Prose("text"));

        assertThrows(IllegalArgumentException.class, () -> new Page("page", List.of(), List.of(section, section)));
    }

    @Test
    void refusesALineThatIsShorterThanItsHeadings() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Table("table", List.of(new Table.Heading("one")), List.of(new Table.Line())));
    }

    @Test
    void refusesStackedBarsThatBeginElsewhereThanAtNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new BarChart("chart", Axis.linear("ratio", ""), 1, List.of("one", "two"), List.of()));
    }

    @Test
    void itsScriptAndStyleDoNotEndTheirElements() throws IOException {
        assertFalse(Library.script().contains("</script"));
        assertFalse(Library.script().contains("<!--"));
        assertFalse(Library.style().contains("</style"));
    }

    /** After a deliberate change: {@code -Dslowcall.golden.write=true} writes it anew. */
    @Test
    void aSmallPageIsAsItWasAgreed() throws IOException {
        Table table = new Table(
                "Latency",
                List.of(
                        new Table.Heading("strategy"),
                        new Table.Heading("p50", "ms", "The median"),
                        new Table.Heading("verdict")),
                List.of(
                        new Table.Line(
                                Keys.of("strategy", "virtual-threads").and("client", "jdk"),
                                Entry.text("`virtual-threads`"),
                                Entry.number(200.83, 200.1, 201.55, 1).marked("*"),
                                Entry.text("VALID").in(Tone.GOOD)),
                        new Table.Line(
                                Keys.of("strategy", "sync"), Entry.text("a < b & c"), Entry.UNKNOWN, Entry.text(""))));
        LineChart lines = new LineChart(
                "Latency by percentile",
                Axis.quantile(),
                Axis.log("latency", "ms"),
                List.of(new Series(
                        "virtual-threads",
                        Keys.of("strategy", "virtual-threads"),
                        Stroke.MARKED,
                        List.of(new Point(0, 200.0625), new Point(.99, 1234.5678, 1200, Double.NaN)))));
        BarChart bars = new BarChart(
                "CPU",
                Axis.linear("CPU", "µs"),
                List.of("ours", "theirs"),
                List.of(new BarChart.Bar("sync", Keys.NONE, List.of(1.5, Double.NaN), 1, 2)));
        Page page = new Page(
                "A small page",
                List.of(new Prose("All is well.", Tone.GOOD)),
                List.of(
                        new Section("table", "A table", table),
                        new Section("charts", "Charts", new Figure(List.of(lines, bars), table)),
                        new Section("command", "Command", new Listing("Typed", "./slowcall run <plan>\n"))));

        String html = PageFile.html(page)
                .replaceAll("(?s)<style>.*?</style>", "<style>…</style>")
                .replaceAll("(?s)<script>.*?</script>", "<script>…</script>")
                .replaceAll("sha256-[A-Za-z0-9+/=]+", "sha256-…");

        Path golden = Path.of("src/test/resources/slowcall/report/small-page.html");
        if (Boolean.getBoolean("slowcall.golden.write")) {
            Files.writeString(golden, html);
        }
        assertEquals(Files.readString(golden), html);
    }

    private static String group(String html, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(html);
        assertTrue(matcher.find(), () -> "nothing like " + pattern);
        return matcher.group(1);
    }

    private static String hash(String content) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
