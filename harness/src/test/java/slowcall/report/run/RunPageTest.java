package slowcall.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.report.BarChart;
import slowcall.report.Chart;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Keys;
import slowcall.report.LineChart;
import slowcall.report.Page;
import slowcall.report.PageFile;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Tone;
import slowcall.result.Manifest;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;
import slowcall.result.Row;

/** Guards against a page that says something else than the run's tables, leaves out what they have, or grows too large to be sent. */
class RunPageTest {
    @TempDir
    private static Path root;

    private static PublishedRun run;
    private static Page page;

    @BeforeAll
    static void write() throws IOException {
        run = PublishedRun.open(new SyntheticRun(24, 6, 2_000, 5).write(root));
        page = RunPage.of(run);
    }

    private static Section section(String id) {
        return page.sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Table> tables(String id) {
        return section(id).parts().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }

    private static List<Figure> figures(String id) {
        return section(id).parts().stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .toList();
    }

    @Test
    void whateverTheRunHasIsASectionInThisOrder() {
        assertEquals(
                List.of(
                        "summary",
                        "latency",
                        "rates",
                        "time",
                        "memory",
                        "costs",
                        "scheduler",
                        "seconds",
                        "checks",
                        "calibration",
                        "parts",
                        "jmh",
                        "environment"),
                page.sections().stream().map(Section::id).toList());
    }

    @Test
    void serversAreToldApartAndMemoryIsNoDisk() {
        Table table = tables("parts").getFirst();

        assertEquals(2, table.lines().size());
        assertEquals(
                List.of("postgresql", "kafka"),
                table.lines().stream()
                        .map(line -> line.entries().getFirst().text())
                        .toList());
        assertTrue(
                section("parts").parts().stream()
                        .anyMatch(part -> part instanceof Prose prose
                                && prose.tone() == Tone.CAUTION
                                && prose.text().contains("postgresql")),
                section("parts")::toString);
    }

    @Test
    void theVerdictComesFirst() {
        assertEquals(
                "6 of 144 trials are suspect, and in the medians: compare with care.",
                page.lead().getFirst().text());
        assertEquals(Tone.CAUTION, page.lead().getFirst().tone());
    }

    @Test
    void theSummaryHasALineForEachCellWithItsMedianAndInterval() throws IOException {
        Row first = run.table("summary.csv").getFirst();
        Table table = tables("summary").getFirst();
        int rate = table.headings().stream().map(Table.Heading::label).toList().indexOf("rate");

        Entry entry = table.lines().getFirst().entries().get(rate);

        assertEquals(
                24,
                tables("summary").stream().mapToInt(each -> each.lines().size()).sum());
        assertEquals(Double.parseDouble(first.text("throughput_rps")), entry.sort());
        assertTrue(entry.interval().matches("[0-9.]+ – [0-9.]+"), entry::interval);
    }

    @Test
    void strategiesAreCalledByWhateverTellsThemApart() {
        assertEquals(
                "fixed-pool(pool_size=30), jdk",
                tables("summary")
                        .getFirst()
                        .lines()
                        .getFirst()
                        .entries()
                        .getFirst()
                        .text());
    }

    @Test
    void aCurveEndsWhereFewerThanAHundredRequestsAreSlower() {
        LineChart latency = (LineChart) figures("latency").getFirst().charts().getFirst();
        List<LineChart.Point> points = latency.series().getFirst().points();
        long requests = 6 * 2_000;

        assertTrue(points.size() > 30, () -> points.size() + " points");
        assertTrue(
                requests * (1 - points.getLast().x()) >= 99.9,
                () -> points.getLast().toString());
    }

    @Test
    void ratesStandBesideTheirPrediction() {
        LineChart throughput = (LineChart) figures("rates").getFirst().charts().getFirst();

        LineChart.Series predicted = throughput.series().getLast();

        assertEquals("predicted, at most 150/s", predicted.label());
        assertEquals(150, predicted.points().getLast().y());
    }

    @Test
    void measuringBeginsWithSecondOneAndTheRehearsalEndsWithZero() {
        List<Double> seconds = figures("seconds").getFirst().table().lines().stream()
                .limit(10)
                .map(line -> line.entries().get(1).sort())
                .toList();

        assertEquals(List.of(-4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0), seconds);
    }

    @Test
    void aFigureHasALineForEachCellOfItsCharts() {
        for (Section section : page.sections()) {
            for (Figure figure : figures(section.id())) {
                assertFalse(figure.table().lines().isEmpty(), section::id);
                for (Chart chart : figure.charts()) {
                    Set<String> drawn = drawn(chart);
                    assertTrue(
                            drawn.isEmpty() || drawn.equals(cells(figure)),
                            () -> section.id() + ", " + chart.title() + ": " + drawn + " beside " + cells(figure));
                }
            }
        }
    }

    /** The cells in a chart; none of one that is not of cells. */
    private static Set<String> drawn(Chart chart) {
        Stream<String> labels = chart instanceof LineChart lines
                ? lines.series().stream()
                        .filter(series -> !series.keys().equals(Keys.NONE))
                        .map(LineChart.Series::label)
                : ((BarChart) chart).bars().stream().map(BarChart.Bar::label);
        return labels.collect(Collectors.toSet());
    }

    private static Set<String> cells(Figure figure) {
        return figure.table().lines().stream()
                .map(line -> line.entries().getFirst().text())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency", "time", "costs", "seconds"})
    void noCellIsMissing(String section) {
        assertEquals(
                24,
                figures(section).stream()
                        .mapToInt(figure -> cells(figure).size())
                        .sum());
    }

    @Test
    void whatIsNoMedianOfTrialsIsMarkedWhereverItStandsAndExplained() {
        for (String section : List.of("summary", "latency")) {
            for (Table table : section(section).parts().stream()
                    .flatMap(part -> part.tables().stream())
                    .toList()) {
                assertEquals(Set.of("excess p99"), marked(table), section);
                assertEquals(2, count(table), section);
            }
            assertEquals(1, explanations(section), section);
        }
        assertEquals(0, explanations("costs"));
    }

    /** The columns with a mark. */
    private static Set<String> marked(Table table) {
        return IntStream.range(0, table.headings().size())
                .filter(i -> table.lines().stream()
                        .anyMatch(line -> isMarked(line.entries().get(i))))
                .mapToObj(i -> table.headings().get(i).label())
                .collect(Collectors.toSet());
    }

    private static long count(Table table) {
        return table.lines().stream()
                .flatMap(line -> line.entries().stream())
                .filter(RunPageTest::isMarked)
                .count();
    }

    private static boolean isMarked(Entry entry) {
        return entry.text().endsWith("*");
    }

    private static long explanations(String section) {
        return section(section).parts().stream()
                .filter(part -> part instanceof Prose prose && prose.text().startsWith("*: of all trials' requests"))
                .count();
    }

    @Test
    void benchmarksHaveIntervalsOverTheirForks() {
        Entry score =
                figures("jmh").getFirst().table().lines().getFirst().entries().get(1);

        // Forks of 1.9 and 2.1: 2 ± 12.7062 × 0.1.
        assertEquals("0.729 – 3.271", score.interval());
    }

    @Test
    void ofARunWithNothingButTrialsAndSummaryTheRestIsLeftOut(@TempDir Path other) throws IOException {
        Path folder = bare(other);

        assertEquals(
                List.of("summary", "costs", "checks", "environment"),
                RunPage.of(PublishedRun.open(folder)).sections().stream()
                        .map(Section::id)
                        .toList());
    }

    /** A folder with less than any that was ever written. */
    private static Path bare(Path root) throws IOException {
        Files.writeString(root.resolve("trials.csv"), "cell_id,block,strategy,verdict\nc1,1,sync,VALID\n");
        Files.writeString(
                root.resolve("summary.csv"), "cell_id,strategy,cpu_us_per_request,n_run,n_valid\nc1,sync,7,1,1\n");
        Files.writeString(
                root.resolve("manifest.json"),
                "{\"schema_version\": 1, \"run_id\": \"theirs\", \"complete\": true, \"files\": []}");
        Manifest.refresh(root);
        return root;
    }

    @Test
    void soundHoldsTimeNothingAndAreNotInTheSummary(@TempDir Path other) throws IOException {
        bare(other);
        Files.writeString(
                other.resolve("summary.csv"),
                "cell_id,strategy,arrivals,verdict,n_run,n_valid\nc1,sync,hold-100,VALID,1,1\nc2,sync,hold-300,SUSPECT,1,1\n");
        Manifest.refresh(other);

        Table summary = (Table) RunPage.of(PublishedRun.open(other))
                .sections()
                .getFirst()
                .parts()
                .getFirst();

        assertEquals("hold-300", summary.caption());
    }

    @Test
    void refusesWhatIsNoNumberWhereOneBelongs(@TempDir Path other) throws IOException {
        bare(other);
        Files.writeString(
                other.resolve("summary.csv"), "cell_id,strategy,cpu_us_per_request,n_run,n_valid\nc1,sync,many,1,1\n");
        Manifest.refresh(other);
        PublishedRun published = PublishedRun.open(other);

        ResultsException refused = assertThrows(ResultsException.class, () -> RunPage.of(published));

        assertEquals(other + ": column cpu_us_per_request has \"many\", which is no number", refused.getMessage());
    }

    @Test
    void refusesItForThePictureAsForThePage(@TempDir Path other) throws IOException {
        bare(other);
        Files.writeString(other.resolve("trials.csv"), "cell_id,block,strategy,verdict\nc1,1.5,sync,VALID\n");
        Manifest.refresh(other);
        PublishedRun published = PublishedRun.open(other);

        ResultsException refused = assertThrows(ResultsException.class, () -> RunPage.mainChart(published));

        assertEquals(other + ": column block has \"1.5\", which is no whole number", refused.getMessage());
    }

    @Test
    void thePictureOfRatesIsOfTheLoadWithMostCells(@TempDir Path other) throws IOException {
        bare(other);
        Files.writeString(other.resolve("summary.csv"), """
                cell_id,strategy,delay,arrivals,offered_rps,throughput_rps,ceiling_rps
                c1,sync,fixed-20ms,constant-10,10,10,50
                c2,sync,fixed-20ms,constant-70,70,50,50
                c3,sync,fixed-5ms,constant-10,10,10,200
                c4,sync,fixed-5ms,constant-70,70,69,200
                c5,sync,fixed-5ms,constant-900,900,200,200
                c6,virtual-threads,fixed-5ms,constant-900,900,900,
                """);
        Manifest.refresh(other);

        List<LineChart.Series> drawn =
                RunPage.rateChart(PublishedRun.open(other)).series();

        assertEquals(
                List.of("sync", "predicted, at most 200/s"),
                drawn.stream().map(LineChart.Series::label).toList());
        assertEquals(
                List.of(10.0, 69.0, 200.0),
                drawn.getFirst().points().stream().map(LineChart.Point::y).toList());
    }

    @Test
    void oneRateMakesNoPictureOfRates(@TempDir Path other) throws IOException {
        bare(other);
        Files.writeString(
                other.resolve("summary.csv"),
                "cell_id,strategy,arrivals,offered_rps,throughput_rps\nc1,sync,constant-10,10,10\n");
        Manifest.refresh(other);
        PublishedRun published = PublishedRun.open(other);

        ResultsException refused = assertThrows(ResultsException.class, () -> RunPage.rateChart(published));

        assertEquals(other + ": has no load at several rates to draw", refused.getMessage());
    }

    @Test
    void refusesATableWithoutItsFolder() throws IOException {
        PublishedRun table = PublishedRun.open(Files.copy(run.path().resolve("trials.csv"), root.resolve("copy.csv")));

        ResultsException refused = assertThrows(ResultsException.class, () -> RunPage.of(table));

        assertTrue(refused.getMessage().contains("needs a whole results folder"), refused::getMessage);
    }

    @Test
    void asManyCellsAsThePlanFullHasMakeLessThanAMegabyte(@TempDir Path other) throws IOException {
        Path folder = new SyntheticRun(40, 3, 3_600, 15).write(other);

        int bytes = PageFile.html(RunPage.of(PublishedRun.open(folder))).length();

        assertTrue(bytes < 1_000_000, () -> bytes + " bytes");
    }

    @Test
    void aTableOfTrialsStandsForItsFolder(@TempDir Path other) throws IOException {
        Path folder = bare(other);

        assertEquals(folder.resolve("report.html"), RunReport.write(folder.resolve("trials.csv")));
    }

    @Test
    void aReportIsListedInItsFoldersManifest(@TempDir Path other) throws IOException {
        Path folder = new SyntheticRun(2, 1, 300, 2).write(other);

        Path report = RunReport.write(folder);

        assertEquals(folder.resolve("report.html"), report);
        assertEquals(Files.size(report), PublishedRun.open(folder).file("report.html").length);
    }
}
