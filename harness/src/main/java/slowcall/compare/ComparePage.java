package slowcall.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import slowcall.report.Axis;
import slowcall.report.BarChart;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Keys;
import slowcall.report.Listing;
import slowcall.report.Page;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Tone;

/** A comparison as a page: its findings first, then a chart and a table for each endpoint, and what was compared. */
public final class ComparePage {
    private static final List<Table.Heading> HEADINGS = List.of(
            new Table.Heading("cell"),
            new Table.Heading("endpoint"),
            new Table.Heading("A", "", "The baseline's median trial"),
            new Table.Heading("B", "", "The candidate's"),
            new Table.Heading("change", "%", "Of B over A, with its 95 % interval"),
            new Table.Heading("p", "", "By Holm for the whole family"),
            new Table.Heading("delta", "", "By order alone: +1 where all trials of B lie above all of A"),
            new Table.Heading("trials"),
            new Table.Heading("outcome"));

    private final Comparison comparison;

    private ComparePage(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The page of a comparison. */
    public static Page of(Comparison comparison) {
        return new ComparePage(comparison).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("findings", "Findings", findings()));
        for (String endpoint : endpoints()) {
            sections.add(new Section(id(endpoint), endpoint, endpoint(endpoint)));
        }
        sections.add(new Section("sides", "What was compared", sides()));
        sections.add(new Section("without-a-partner", "Without a partner", unpartnered()));
        sections.add(new Section("how-to-read-it", "How to read it", legend()));
        return new Page(title(), List.of(lead()), sections);
    }

    private String title() {
        List<String> names =
                comparison.sides().stream().map(Comparison.Described::name).toList();
        return comparison.byStrategy()
                ? "Strategies of " + names.getFirst()
                : String.join(" against ", names.reversed());
    }

    private Prose lead() {
        Tone tone =
                comparison.isRegression() ? Tone.BAD : comparison.count(Outcome.BETTER) > 0 ? Tone.GOOD : Tone.PLAIN;
        return new Prose(ComparisonWords.summary(comparison), tone);
    }

    /** By name: JMH's scores are one endpoint, though benchmarks give them in units of their own. */
    private List<String> endpoints() {
        return comparison
                .contrasts()
                .map(contrast -> contrast.endpoint().name())
                .distinct()
                .toList();
    }

    private static String id(String endpoint) {
        return endpoint.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private List<Part> findings() {
        List<Part> parts = new ArrayList<>();
        List<Table.Line> lines = new ArrayList<>();
        for (ComparedCell cell : comparison.cells()) {
            cell.contrasts().stream()
                    .filter(contrast -> contrast.outcome()
                            .filter(outcome -> outcome == Outcome.BETTER || outcome == Outcome.WORSE)
                            .isPresent())
                    .forEach(contrast -> lines.add(line(cell, contrast)));
        }
        if (lines.isEmpty()) {
            parts.add(new Prose("Nothing is shown to be better or worse."));
        } else {
            parts.add(new Table("What is better or worse", HEADINGS, lines));
        }
        return parts;
    }

    private List<Part> endpoint(String name) {
        Set<Endpoint> endpoints = new LinkedHashSet<>();
        List<Table.Line> lines = new ArrayList<>();
        List<BarChart.Bar> bars = new ArrayList<>();
        for (ComparedCell cell : comparison.cells()) {
            for (Contrast contrast : cell.contrasts()) {
                if (contrast.endpoint().name().equals(name)) {
                    endpoints.add(contrast.endpoint());
                    lines.add(line(cell, contrast));
                    contrast.ratio().ifPresent(ratio -> bars.add(bar(cell, contrast, ratio)));
                }
            }
        }
        String units = endpoints.stream().map(Endpoint::unit).distinct().collect(Collectors.joining(" or "));
        Table table = new Table(name + ", " + units, HEADINGS, lines);
        var chart =
                new BarChart(name + ": B / A" + better(endpoints), Axis.linear("B / A", ""), 1, List.of("B / A"), bars);
        return bars.isEmpty() ? List.of(table) : List.of(new Figure(chart, table));
    }

    /** Which direction is better, if that is the same for all: of throughput more is, of time less. */
    private static String better(Set<Endpoint> endpoints) {
        Set<Endpoint.Better> better =
                endpoints.stream().map(Endpoint::better).collect(Collectors.toCollection(LinkedHashSet::new));
        if (better.size() > 1) {
            return "";
        }
        return better.contains(Endpoint.Better.HIGHER) ? ", more is better" : ", less is better";
    }

    private BarChart.Bar bar(ComparedCell cell, Contrast contrast, double ratio) {
        return new BarChart.Bar(
                name(cell) + " " + cell.cell().group(),
                keys(cell),
                List.of(ratio),
                contrast.interval().map(interval -> interval.low()).orElse(Double.NaN),
                contrast.interval().map(interval -> interval.high()).orElse(Double.NaN));
    }

    private String name(ComparedCell cell) {
        String candidate = comparison.sides().size() > 2 ? ComparisonWords.letter(cell.candidate() + 1) + ": " : "";
        return candidate + ComparisonWords.heading(comparison, cell);
    }

    private static Keys keys(ComparedCell cell) {
        return Keys.of("strategy", cell.cell().strategy())
                .and("arrivals", cell.cell().value("arrivals"))
                .and("client", cell.cell().value("client"));
    }

    private Table.Line line(ComparedCell cell, Contrast contrast) {
        String mark = contrast.isMerged() ? "*" : "";
        return new Table.Line(
                keys(cell),
                Entry.text((name(cell) + " " + cell.cell().group()).strip()),
                Entry.text(ComparisonWords.endpoint(contrast)),
                new Entry(ComparisonWords.figure(contrast, contrast.a()), "", contrast.a(), Tone.PLAIN).marked(mark),
                new Entry(ComparisonWords.figure(contrast, contrast.b()), "", contrast.b(), Tone.PLAIN).marked(mark),
                change(contrast),
                number(ComparisonWords.probability(contrast), contrast.adjusted()),
                contrast.outcome().isPresent() ? Entry.number(contrast.delta(), 2) : Entry.UNKNOWN,
                Entry.text(ComparisonWords.trials(contrast)),
                Entry.text(ComparisonWords.outcome(contrast)).in(tone(contrast)));
    }

    private static Entry change(Contrast contrast) {
        return contrast.ratio().isEmpty()
                ? Entry.UNKNOWN
                : new Entry(
                        ComparisonWords.change(contrast),
                        contrast.interval().isPresent() ? ComparisonWords.interval(contrast) : "",
                        contrast.ratio().getAsDouble(),
                        Tone.PLAIN);
    }

    private static Entry number(String text, OptionalDouble value) {
        return value.isPresent() ? new Entry(text, "", value.getAsDouble(), Tone.PLAIN) : Entry.UNKNOWN;
    }

    private static Tone tone(Contrast contrast) {
        return contrast.outcome()
                .map(outcome -> switch (outcome) {
                    case BETTER -> Tone.GOOD;
                    case WORSE -> Tone.BAD;
                    case EQUIVALENT, INCONCLUSIVE -> Tone.PLAIN;
                })
                .orElse(Tone.PLAIN);
    }

    private List<Part> sides() {
        List<Table.Line> lines = new ArrayList<>();
        for (int i = 0; i < comparison.sides().size(); i++) {
            Comparison.Described side = comparison.sides().get(i);
            lines.add(new Table.Line(
                    Entry.text(ComparisonWords.letter(i)), Entry.text(side.name()), Entry.text(side.about())));
        }
        List<Table.Heading> headings =
                List.of(new Table.Heading("side"), new Table.Heading("results"), new Table.Heading("about"));
        List<Part> parts = new ArrayList<>(List.of(new Table("Sides", headings, lines)));
        if (!comparison.place().isEmpty()) {
            parts.add(new Prose("A was measured on " + comparison.place() + "."));
        }
        List<Table.Line> differences = new ArrayList<>();
        for (int i = 0; i < comparison.environments().size(); i++) {
            String candidate = ComparisonWords.letter(i + 1);
            comparison
                    .environments()
                    .get(i)
                    .forEach(difference -> differences.add(new Table.Line(
                            Entry.text(candidate),
                            Entry.text(difference.key()),
                            Entry.text(difference.a()),
                            Entry.text(difference.b()).in(difference.mustAgree() ? Tone.CAUTION : Tone.PLAIN))));
        }
        if (!differences.isEmpty()) {
            parts.add(new Table(
                    "In what the environments differ",
                    List.of(
                            new Table.Heading("side"),
                            new Table.Heading("what"),
                            new Table.Heading("A"),
                            new Table.Heading("its own")),
                    differences));
        }
        comparison.notes().forEach(note -> parts.add(new Prose(note, Tone.CAUTION)));
        return parts;
    }

    private List<Part> unpartnered() {
        List<Part> parts = new ArrayList<>();
        for (Unpartnered cell : comparison.unpartnered()) {
            String closest = ComparisonWords.closest(cell);
            parts.add(new Prose(
                    ComparisonWords.unpartnered(comparison, cell) + (closest.isEmpty() ? "" : "; " + closest)));
        }
        return parts;
    }

    private List<Part> legend() {
        return List.of(new Listing("Columns and marks", String.join("\n", ComparisonWords.legend(comparison))));
    }
}
