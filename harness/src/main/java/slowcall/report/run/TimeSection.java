package slowcall.report.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import slowcall.report.Axis;
import slowcall.report.BarChart;
import slowcall.report.BarChart.Bar;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table;
import slowcall.report.Table.Heading;
import slowcall.report.Table.Line;

/**
 * Where a request's time beyond its delay went, on average: means of parts add up, their quantiles do not. Not of requests that make
 * calls at the same time, whose parts overlap, nor of unstable cells, whose waits grow as long as one measures.
 */
final class TimeSection {
    /** The parts and what they are, in the order in which a request meets them. */
    private static final Map<String, String> PARTS = parts();

    private TimeSection() {}

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("generator lag", "From the intended start until the generator began the hand-off");
        parts.put("hand-off", "What the hand-off itself took");
        parts.put("queue wait", "From the hand-off's return until the task got a thread");
        parts.put("permit wait", "From a task's start until it was let through the limit");
        parts.put("connection wait", "From a call until it had a connection");
        parts.put(
                "call beyond the delay",
                "Of the calls, what is neither the delay they drew nor one of the other parts");
        parts.put(
                "resume",
                "From the response being complete in the client until the code that had made the call went on");
        return parts;
    }

    static Section of(List<RunCell> cells) {
        List<Part> parts = new ArrayList<>();
        for (Load load : Load.of(cells)) {
            List<RunCell> known = load.cells().stream()
                    .filter(cell -> !cell.isUnstable() && cell.callsInSequence() > 0)
                    .filter(cell -> cell.histograms().containsKey("completed")
                            && cell.histograms().containsKey("excess"))
                    .toList();
            if (!known.isEmpty()) {
                parts.add(figure(load.name(), known));
            }
        }
        if (!parts.isEmpty()) {
            parts.addFirst(
                    new Prose(
                            "Means over all requests of a cell's trials, because means of parts add up; without the delay that the"
                                    + " request drew. They have no interval: look at the medians of the same parts in `summary.csv`. A hand-off may"
                                    + " overlap with the call that it begins, so that the parts can be a little more than the whole."));
        }
        return new Section("time", "Where the time went", parts);
    }

    private static Figure figure(String name, List<RunCell> cells) {
        List<List<Double>> means = cells.stream().map(TimeSection::means).toList();
        List<String> names = List.copyOf(PARTS.keySet());
        List<Integer> present = IntStream.range(0, names.size())
                .filter(part -> means.stream().anyMatch(each -> !Double.isNaN(each.get(part))))
                .boxed()
                .toList();
        List<Bar> bars = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            RunCell cell = cells.get(i);
            List<Double> parts = present.stream().map(means.get(i)::get).toList();
            bars.add(new Bar(cell.label(), cell.keys(), parts));
            List<Entry> entries = new ArrayList<>(List.of(Entry.text(cell.label())));
            parts.forEach(mean -> entries.add(Entry.number(mean, 3)));
            entries.add(Entry.number(mean(cell, "excess"), 3));
            lines.add(new Line(cell.keys(), entries));
        }
        List<Heading> headings = new ArrayList<>(List.of(new Heading("strategy")));
        present.forEach(
                part -> headings.add(new Heading(names.get(part), "ms", PARTS.getOrDefault(names.get(part), ""))));
        headings.add(new Heading("excess", "ms", "Latency less the delay that the request drew: the whole"));
        return new Figure(
                name,
                List.of(new BarChart(
                        "Mean time beyond the delay",
                        Axis.linear("mean time", "ms"),
                        present.stream().map(names::get).toList(),
                        bars)),
                new Table("Means over all requests", headings, lines));
    }

    /** The parts in milliseconds; NaN where the strategy has no such part, or the client does not tell. */
    private static List<Double> means(RunCell cell) {
        int calls = cell.callsInSequence();
        double connection = calls * mean(cell, "connection_wait").orElse(Double.NaN);
        double resume = calls * mean(cell, "resume").orElse(Double.NaN);
        double delay = mean(cell, "completed").orElse(Double.NaN)
                - mean(cell, "excess").orElse(Double.NaN);
        double call = calls * mean(cell, "call").orElse(Double.NaN)
                - delay
                - (Double.isNaN(connection) ? 0 : connection)
                - (Double.isNaN(resume) ? 0 : resume);
        return List.of(
                mean(cell, "generator_lag").orElse(Double.NaN),
                mean(cell, "submit").orElse(Double.NaN),
                mean(cell, "queue_wait").orElse(Double.NaN),
                mean(cell, "permit_wait").orElse(Double.NaN),
                connection,
                Double.isNaN(call) ? call : Math.max(0, call),
                resume);
    }

    private static OptionalDouble mean(RunCell cell, String tag) {
        Histogram histogram = cell.histograms().get(tag);
        return histogram == null || histogram.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(histogram.getMean() / 1000);
    }
}
