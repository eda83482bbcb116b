package slowcall.report.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import slowcall.result.PublishedRun;
import slowcall.result.Row;

/** Guards, in a real browser, against a page that does not draw, does not obey, asks the network, or runs what a label says. */
class ReportIT {
    @TempDir
    private static Path root;

    private static PublishedRun run;
    private static String address;
    private static ChromeDriver browser;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.start().orElseGet(ReportIT::withoutBrowser);
        Path folder = new SyntheticRun(24, 6, 2_000, 5).write(root);
        address = RunReport.write(folder).toUri().toString();
        run = PublishedRun.open(folder);
    }

    private static ChromeDriver withoutBrowser() {
        String missing = "no Chromium and chromedriver on the PATH: apt-get install chromium chromium-driver";
        return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void load() {
        load("");
    }

    private static void load(String hash) {
        // Another hash alone would load nothing.
        browser.get("about:blank");
        browser.get(address + hash);
    }

    private static Object js(String script, Object... arguments) {
        return browser.executeScript(script, arguments);
    }

    private static void scrollThrough() {
        browser.executeAsyncScript("""
                const done = arguments[0];
                let y = 0;
                const step = () => {
                  scrollTo(0, y);
                  y += 600;
                  y < document.documentElement.scrollHeight + 600 ? setTimeout(step, 30) : setTimeout(done, 200);
                };
                step();
                """);
    }

    @Test
    void drawsEveryChartAndComplainsOfNothing() {
        scrollThrough();

        assertEquals(0L, js("return document.querySelectorAll('.plot:not(:has(canvas))').length"));
        assertTrue((long) js("return document.querySelectorAll('.plot canvas').length") > 10);
        List<LogEntry> complaints = browser.manage().logs().get("browser").getAll();
        assertEquals(List.of(), complaints);
    }

    @Test
    void asksForNothingButItself() {
        browser.manage().logs().get("performance");
        load("");
        scrollThrough();

        List<String> requested = browser.manage().logs().get("performance").getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .filter(message -> !message.contains("about:blank") && !message.contains("\"url\":\"data:"))
                .toList();

        assertEquals(1, requested.size(), requested::toString);
        assertTrue(requested.getFirst().contains(address), requested::getFirst);
    }

    @Test
    void theSummarySaysWhatTheCsvSays() throws IOException {
        List<String> columns = List.of(
                "strategy",
                "verdict",
                "rate req/s",
                "ceiling req/s",
                "p50 ms",
                "p99 ms",
                "excess p50 ms",
                "excess p99 ms",
                "CPU µs/req",
                "threads peak");
        List<List<String>> written = new ArrayList<>();
        for (Row row : run.table("summary.csv")) {
            written.add(List.of(
                    row.text("strategy")
                            + (row.text("settings").isEmpty() ? "" : "(" + row.text("settings") + ")")
                            + ", " + row.text("client"),
                    row.text("verdict") + " " + row.text("n_valid") + " of " + row.text("n_run") + " trials"
                            + (row.text("n_suspect").equals("0")
                                    ? ""
                                    : ", " + row.text("n_suspect") + " suspect: compiling"),
                    figure(row, "throughput_rps", 1),
                    figure(row, "ceiling_rps", 0),
                    figure(row, "completed_p50_ms", 1),
                    figure(row, "completed_p99_ms", 1),
                    figure(row, "excess_p50_ms", 2),
                    figure(row, "excess_p99_ms", 2),
                    figure(row, "cpu_us_per_request", 0),
                    figure(row, "threads_peak", 0)));
        }

        assertEquals(columns, texts("#summary div:first-of-type thead th"));
        assertEquals(columns, texts("#summary div:last-of-type thead th"));
        assertEquals(written, js("""
                return [...document.querySelectorAll('#summary tbody tr')]
                  .map(row => [...row.cells].map(cell => cell.textContent));
                """));
    }

    private static String figure(Row row, String column, int decimals) {
        if (row.text(column).isEmpty()) {
            return "–";
        }
        boolean isMerged = row.text("merged").equals(column);
        return rounded(row.text(column), decimals)
                + (isMerged ? "*" : "")
                + (row.text(column + "_low").isEmpty()
                        ? ""
                        : " " + rounded(row.text(column + "_low"), decimals) + " – "
                                + rounded(row.text(column + "_high"), decimals));
    }

    private static String rounded(String number, int decimals) {
        return new BigDecimal(number).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** The texts of all that are shown. */
    private static List<String> texts(String selector) {
        @SuppressWarnings("unchecked")
        List<String> texts = (List<String>) js("""
                return [...document.querySelectorAll(arguments[0])]
                  .filter(each => each.checkVisibility())
                  .map(each => each.textContent);
                """, selector);
        return texts.stream().map(String::strip).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Double> column(int number) {
        return texts("#summary div:first-of-type tbody td:nth-child(" + number + ")").stream()
                .map(text -> text.split(" ", 2)[0])
                .filter(text -> !text.equals("–"))
                .map(Double::valueOf)
                .toList();
    }

    @Test
    void aTableSortsByTheColumnOneClicks() {
        WebElement heading = browser.findElement(By.cssSelector("#summary th:nth-child(3)"));
        List<Double> planned = column(3);
        List<Double> sorted = planned.stream().sorted().toList();

        heading.findElement(By.tagName("button")).click();
        assertEquals(sorted, column(3));
        assertEquals("ascending", heading.getDomAttribute("aria-sort"));

        heading.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
        assertEquals(sorted.reversed(), column(3));

        heading.findElement(By.tagName("button")).sendKeys(Keys.SPACE);
        assertEquals(planned, column(3), "a third time as it was");
    }

    @Test
    void theUnknownIsLastWhicheverWayOneSorts() {
        List<String> headings = texts("#summary div:first-of-type thead th");
        int threads = 1
                + headings.stream().map(text -> text.split(" ", 2)[0]).toList().indexOf("threads");
        String cells = "#summary div:first-of-type tbody td:nth-child(" + threads + ")";
        WebElement button =
                browser.findElement(By.cssSelector("#summary div:first-of-type th:nth-child(" + threads + ") button"));

        button.click();
        assertEquals("–", texts(cells).getLast());
        button.click();
        assertEquals("–", texts(cells).getLast());
    }

    @Test
    void theFilterLeavesWhatIsChosenAndIsInTheAddress() {
        browser.findElement(By.xpath("//form//button[.='virtual-threads']")).click();

        List<String> left = texts("#summary tbody th");
        assertEquals(4, left.size(), left::toString);
        assertTrue(left.stream().allMatch(text -> text.startsWith("virtual-threads")), left::toString);
        String chosen = browser.getCurrentUrl();
        assertTrue(chosen.contains("strategy=virtual-threads"), chosen);

        load(chosen.substring(address.length()));
        assertEquals(left, texts("#summary tbody th"), "by its address");

        browser.findElement(By.xpath("//form//button[.='Show all']")).click();
        assertEquals(24, texts("#summary tbody th").size());
    }

    @Test
    void theFilterIsTheChartsToo() {
        scrollThrough();
        int all = texts("#latency .legend button").size();

        browser.findElement(By.xpath("//form//button[.='virtual-threads']")).click();

        List<String> left = texts("#latency .legend button");
        assertTrue(!left.isEmpty() && left.size() < all, left::toString);
        assertTrue(left.stream().allMatch(text -> text.startsWith("virtual-threads")), left::toString);
    }

    @Test
    void aLinkLeadsToItsSection() {
        load("#environment");

        assertTrue((boolean) js("""
                const top = document.getElementById('environment').getBoundingClientRect().top;
                return top > -10 && top < innerHeight;
                """));
    }

    @Test
    void arrowKeysTellAChartsNumbers() {
        scrollThrough();
        WebElement plot = browser.findElement(By.cssSelector("#latency .plot"));

        plot.sendKeys(Keys.ARROW_RIGHT);
        plot.sendKeys(Keys.ARROW_RIGHT);

        List<String> values = texts("#latency .legend .value");
        assertTrue(values.getFirst().matches("[0-9.,]+"), values::toString);
        String first = texts("#latency .legend button").getFirst();
        String told = texts("#latency .told").getFirst();
        String label = first.substring(0, first.length() - values.getFirst().length());
        assertTrue(told.startsWith("at ") && told.contains(": " + label + " " + values.getFirst() + ", "), told);
        assertEquals("polite", js("return document.querySelector('#latency .told').ariaLive"));
    }

    @Test
    void barsAreToldAsWell() {
        scrollThrough();
        WebElement plot = browser.findElement(By.cssSelector("#costs .plot"));

        plot.sendKeys(Keys.ARROW_DOWN);

        String told = texts("#costs .told").getFirst();
        assertTrue(told.matches("fixed-pool\\(pool_size=30\\), jdk: [0-9.,]+"), told);
    }

    @Test
    void whatAColumnMeansCanBeReadWithoutPointingAtIt() {
        WebElement summary = browser.findElement(By.cssSelector("#summary .columns summary"));
        assertEquals(List.of(), texts("#summary dd"), "folded");

        summary.sendKeys(Keys.ENTER);

        assertTrue(texts("#summary dt").contains("excess p50 ms"));
        assertTrue(texts("#summary dd").contains("Median of that less the delay that the request drew"));
    }

    @Test
    void theFirstOfALineHeadsIt() {
        assertEquals(
                0L,
                js(
                        "return [...document.querySelectorAll('tbody tr')].filter(row => row.cells[0].scope !== 'row').length"));
    }

    @Test
    void onPaperNothingIsFoldedAndEveryChartIsDrawn() {
        String folded = "return document.querySelectorAll('details:not([open])').length";
        String undrawn = "return document.querySelectorAll('.plot:not(:has(canvas))').length";
        long before = (long) js(folded);
        assertTrue(before > 0 && (long) js(undrawn) > 0, "something is folded and something not drawn yet");

        js("dispatchEvent(new Event('beforeprint'))");
        assertEquals(0L, js(folded));
        assertEquals(0L, js(undrawn));

        js("dispatchEvent(new Event('afterprint'))");
        assertEquals(before, js(folded));
    }

    @Test
    void labelsWithMarkupStayText() {
        scrollThrough();

        assertEquals(0L, js("return document.querySelectorAll('img').length"));
        assertEquals(run.runId(), browser.getTitle());
        assertTrue(
                texts("#summary tbody th").stream().anyMatch(text -> text.startsWith(SyntheticRun.EVIL)), "as it is");
    }

    @Test
    void withoutScriptItsTextsAndTablesAreThere() {
        Browser.withScript(browser, false);
        try {
            browser.get("about:blank");
            browser.get(address);

            List<WebElement> rows = browser.findElements(By.cssSelector("tbody tr"));
            assertTrue(rows.size() > 24 * 3, () -> rows.size() + " rows");
            assertTrue(rows.stream().limit(30).allMatch(WebElement::isDisplayed));
            WebElement numbers = browser.findElement(By.cssSelector("#latency td"));
            assertTrue(numbers.isDisplayed(), "a figure's table");
            assertEquals(List.of(), browser.findElements(By.cssSelector("canvas")));
            assertFalse(browser.findElement(By.cssSelector("#latency .plot")).isDisplayed(), "an empty chart");
        } finally {
            Browser.withScript(browser, true);
        }
    }

    @Test
    void aPhoneNeedNotScrollSideways() {
        Browser.likeAPhone(browser);
        try {
            load("");
            scrollThrough();

            assertEquals(
                    Map.of("inner", 375L, "page", 375L),
                    js("return {inner: innerWidth, page: document.documentElement.scrollWidth}"));
        } finally {
            Browser.likeAScreen(browser);
        }
    }
}
