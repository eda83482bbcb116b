package slowcall.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import slowcall.result.AtomicFile;

/**
 * Makes one self-contained HTML file of a page: style, script and data are in it, and its policy lets it load nothing else and run
 * no other script. Texts and tables are there without script as well.
 */
public final class PageFile {
    /** Texts of more characters may break into lines. */
    private static final int LONG = 48;

    private final Page page;
    private final Html html = new Html();
    private final List<Chart> charts = new ArrayList<>();
    private final Map<Keys, Integer> keys = new LinkedHashMap<>();

    private PageFile(Page page) {
        this.page = page;
    }

    /** Writes the file, whole or not at all. */
    public static void write(Page page, Path file) throws IOException {
        AtomicFile.write(file, html(page).getBytes(StandardCharsets.UTF_8));
    }

    /** The file's content. */
    public static String html(Page page) throws IOException {
        return new PageFile(page).html();
    }

    private String html() throws IOException {
        String style = "\n" + Library.style();
        String script = "\n" + Library.script();
        html.verbatim("<!doctype html>\n").open("html", "lang", "en").line();
        html.open("head").line().open("meta", "charset", "utf-8").line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, script))
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "color-scheme", "content", "light dark").line();
        html.open("meta", "name", "generator", "content", "Slowcall").line();
        html.open("link", "rel", "icon", "href", "data:,").line();
        html.element("title", page.title()).line();
        html.open("style").verbatim(style).close("style").line();
        html.close("head").line().open("body").line();
        header();
        navigation();
        html.open("main", "id", "main").line();
        page.sections().forEach(this::section);
        html.close("main").line();
        html.open("script", "type", "application/json", "id", "data")
                .verbatim(ChartData.json(charts, List.copyOf(keys.keySet())))
                .close("script")
                .line();
        html.open("script").verbatim(script).close("script").line();
        html.close("body").line().close("html").line();
        return html.toString();
    }

    /** Style and script by their hashes, so that nothing that slipped into the page would run. */
    private static String policy(String style, String script) {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void header() {
        html.element("a", "Skip to the content", "class", "skip", "href", "#main");
        html.open("header").line().element("h1", page.title()).line();
        page.lead().forEach(this::prose);
        html.close("header").line();
    }

    private void navigation() {
        html.open("nav", "aria-label", "Sections").open("ul").line();
        for (Section section : page.sections()) {
            html.open("li").element("a", section.heading(), "href", "#" + section.id());
            html.close("li").line();
        }
        html.close("ul").close("nav").line();
    }

    private void section(Section section) {
        String heading = section.id() + "-heading";
        html.open("section", "id", section.id(), "aria-labelledby", heading).line();
        html.open("h2", "id", heading).text(section.heading()).text(" ");
        html.element(
                "a", "#", "class", "anchor", "href", "#" + section.id(), "aria-label", "Link to " + section.heading());
        html.close("h2").line();
        section.parts().forEach(this::part);
        meanings(section);
        html.close("section").line();
    }

    /** What a column's heading shows to who points at it, for who cannot. */
    private void meanings(Section section) {
        List<Table.Heading> explained = section.parts().stream()
                .flatMap(part -> part.tables().stream())
                .flatMap(table -> table.headings().stream())
                .filter(heading -> !heading.meaning().isEmpty())
                .distinct()
                .toList();
        if (explained.isEmpty()) {
            return;
        }
        html.open("details", "class", "columns").element("summary", "What the columns mean");
        html.open("dl").line();
        for (Table.Heading heading : explained) {
            html.open("dt");
            label(heading);
            html.close("dt").element("dd", heading.meaning()).line();
        }
        html.close("dl").close("details").line();
    }

    private void part(Part part) {
        switch (part) {
            case Prose prose -> prose(prose);
            case Listing listing -> listing(listing);
            case Table table -> table(table);
            case Figure figure -> figure(figure);
        }
    }

    private void prose(Prose prose) {
        html.open("p", "class", tone(prose.tone()))
                .prose(prose.text())
                .close("p")
                .line();
    }

    private static String tone(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    private void listing(Listing listing) {
        html.open("figure", "class", "listing").element("figcaption", listing.caption());
        html.element("pre", listing.text(), "tabindex", "0").close("figure").line();
    }

    private void figure(Figure figure) {
        html.open("figure");
        if (!figure.title().isEmpty()) {
            html.element("h3", figure.title());
        }
        html.open("div", "class", "plots").line();
        for (Chart chart : figure.charts()) {
            html.open("div", "class", "chart").element("p", chart.title(), "class", "title");
            html.open("div", "class", "plot", "data-chart", Integer.toString(charts.size()))
                    .close("div")
                    .close("div")
                    .line();
            charts.add(chart);
        }
        html.close("div")
                .line()
                .open("details", "open", "")
                .element("summary", "Numbers")
                .line();
        table(figure.table());
        html.close("details").close("figure").line();
    }

    private void table(Table table) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", table.caption())
                .open("table")
                .open("caption")
                .element("span", table.caption())
                .close("caption")
                .line();
        html.open("thead").open("tr");
        List<Boolean> numeric = new ArrayList<>();
        for (int i = 0; i < table.headings().size(); i++) {
            numeric.add(isNumeric(table, i));
            heading(table.headings().get(i), numeric.get(i));
        }
        html.close("tr").close("thead").line().open("tbody").line();
        table.lines().forEach(line -> line(line, numeric));
        html.close("tbody").close("table").close("div").line();
    }

    /** What has a unit is a number, even where none is known. */
    private static boolean isNumeric(Table table, int column) {
        return !table.headings().get(column).unit().isEmpty()
                || table.lines().stream()
                        .anyMatch(
                                line -> !Double.isNaN(line.entries().get(column).sort()));
    }

    private void heading(Table.Heading heading, boolean isNumeric) {
        List<String> attributes = new ArrayList<>(List.of("scope", "col"));
        if (isNumeric) {
            attributes.addAll(List.of("class", "number"));
        }
        if (!heading.meaning().isEmpty()) {
            attributes.addAll(List.of("title", heading.meaning()));
        }
        html.open("th", attributes.toArray(String[]::new));
        label(heading);
        html.close("th");
    }

    private void label(Table.Heading heading) {
        html.text(heading.label());
        if (!heading.unit().isEmpty()) {
            html.text(" ").element("small", heading.unit());
        }
    }

    private void line(Table.Line line, List<Boolean> numeric) {
        if (line.keys().values().isEmpty()) {
            html.open("tr");
        } else {
            html.open("tr", "data-keys", Integer.toString(keys.computeIfAbsent(line.keys(), absent -> keys.size())));
        }
        for (int i = 0; i < numeric.size(); i++) {
            entry(line.entries().get(i), numeric.get(i), i == 0);
        }
        html.close("tr").line();
    }

    /** The first of a line heads it: whoever hears a number hears whose it is. */
    private void entry(Entry entry, boolean isNumeric, boolean isHead) {
        String element = isHead ? "th" : "td";
        List<String> attributes = new ArrayList<>(isHead ? List.of("scope", "row") : List.of());
        String kind = (isNumeric ? "number" : entry.text().length() > LONG ? "long" : "")
                + (entry.tone() == Tone.PLAIN ? "" : " " + tone(entry.tone()));
        if (!kind.isEmpty()) {
            attributes.addAll(List.of("class", kind.strip()));
        }
        if (!Double.isNaN(entry.sort()) && !isPlainNumber(entry)) {
            attributes.addAll(List.of("data-sort", Double.toString(entry.sort())));
        }
        html.open(element, attributes.toArray(String[]::new)).name(entry.text());
        if (!entry.interval().isEmpty()) {
            html.text(" ").element("small", entry.interval());
        }
        html.close(element);
    }

    /** Sorts by what it shows: tables are most of a page, and need not say everything twice. */
    private static boolean isPlainNumber(Entry entry) {
        return entry.interval().isEmpty() && entry.text().matches("-?[0-9]+(\\.[0-9]+)?");
    }
}
