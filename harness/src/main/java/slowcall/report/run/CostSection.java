package slowcall.report.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import slowcall.report.Axis;
import slowcall.report.BarChart;
import slowcall.report.BarChart.Bar;
import slowcall.report.Chart;
import slowcall.report.Entry;
import slowcall.report.Figure;
import slowcall.report.Part;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.report.Table.Heading;
import slowcall.result.CellNames;
import slowcall.result.Row;

/** What a request costs the machine, and what the schedulers had to do for it. */
final class CostSection {
    private static final List<Measure> COSTS = List.of(
            Measure.text("strategy", RunCell::label),
            Measure.of(
                    "cpu_us_per_request",
                    "CPU",
                    "µs/req",
                    1,
                    "CPU time of the trial's JVM per request, the compiler's apart"),
            Measure.of("generator_cpu_us_per_request", "generator's part", "µs/req", 1, "Hand-offs included"),
            Measure.of("context_switches_per_request", "switches", "/req", 2, "Context switches per request"),
            Measure.of("alloc_bytes_per_request", "allocated", "B/req", 0, "Heap allocated per request"),
            Measure.of(
                    "rss_peak_mib", "RSS", "MiB", 1, "Peak resident memory; the heap, of a fixed size, is part of it"),
            Measure.of("heap_live_mib", "live heap", "MiB", 2, "Heap in use after a full collection at the end"),
            Measure.of("threads_peak", "threads", "peak", 0, "Most live platform threads, carriers not among them"),
            Measure.of(
                    "os_threads_peak",
                    "threads",
                    "kernel",
                    0,
                    "Most threads that the kernel saw, the JVM's own included"),
            Measure.of("in_flight_mean", "in flight", "mean", 1, "Mean number of requests in flight"),
            Measure.of("gc_ms", "collections", "ms", 0, "Time that collections stopped the JVM")
                    .ifAny("gc_ms"),
            Measure.of("cpu_utilisation", "processors", "busy", 2, "Busy share of the processors"),
            Measure.of("service_utilisation", "service", "busy", 2, "Share of the service's capacity in use"));

    private static final List<Measure> SCHEDULER = List.of(
            Measure.text("strategy", RunCell::label),
            Measure.text("load", cell -> CellNames.load(cell.summary())),
            most("vt_parallelism", "parallelism", "Target parallelism of the virtual-thread scheduler"),
            most("vt_pool_size", "carriers", "Most carrier threads seen"),
            most("vt_mounted_max", "mounted", "Most virtual threads seen mounted on carriers"),
            most("vt_queued_max", "queued", "Most virtual threads seen queued for a carrier"),
            Measure.of("context_switches_per_request", "switches", "/req", 2, "Context switches per request"),
            most(
                    "vt_pinned_count",
                    "pinned",
                    "Times that a virtual thread blocked and kept its carrier, most in a trial"),
            most("vt_pinned_ms", "pinned for", "ms", 1, "How long they did, all together, most in a trial"),
            Measure.text("first pin", CostSection::firstPin)
                    .where(cells ->
                            cells.stream().anyMatch(cell -> !firstPin(cell).isEmpty())));

    private CostSection() {}

    static Section costs(List<RunCell> cells) {
        List<Part> parts = new ArrayList<>();
        for (Load load : Load.of(cells)) {
            List<Chart> charts = new ArrayList<>();
            add(charts, bars(load, "cpu_us_per_request", "CPU time per request", "µs"));
            add(charts, bars(load, "context_switches_per_request", "Context switches per request", ""));
            if (!charts.isEmpty()) {
                parts.add(new Figure(load.name(), charts, Measure.table("Costs", COSTS, load.cells())));
            }
        }
        if (!parts.isEmpty()) {
            Measure.explainMarks(parts);
            parts.addFirst(
                    new Prose(
                            "Of the whole trial JVM: strategy, HTTP client and load generator. Compare within a load: at low rates"
                                    + " much code is not optimised yet, and what the harness does all the time is spread over fewer requests."));
        }
        return new Section("costs", "What a request costs", parts);
    }

    private static void add(List<Chart> charts, BarChart chart) {
        if (!chart.bars().isEmpty()) {
            charts.add(chart);
        }
    }

    private static BarChart bars(Load load, String column, String title, String unit) {
        List<Bar> bars = new ArrayList<>();
        for (RunCell cell : load.cells()) {
            Row row = cell.summary();
            if (Figures.isKnown(row, column)) {
                bars.add(new Bar(
                        cell.label(),
                        cell.keys(),
                        List.of(Figures.value(row, column)),
                        Figures.low(row, column),
                        Figures.high(row, column)));
            }
        }
        return new BarChart(title, Axis.linear("per request", unit), List.of(title), bars);
    }

    /** Virtual threads that were seen, and what their scheduler did; cells that had none are left out. */
    static Section scheduler(List<RunCell> cells) {
        List<RunCell> virtual = cells.stream()
                .filter(cell -> most(cell, "vt_mounted_max").orElse(0) > 0
                        || most(cell, "vt_queued_max").orElse(0) > 0
                        || most(cell, "vt_pinned_count").orElse(0) > 0)
                .toList();
        return virtual.isEmpty()
                ? new Section("scheduler", "The virtual-thread scheduler")
                : new Section(
                        "scheduler",
                        "The virtual-thread scheduler",
                        new Prose(
                                "The most that was seen in any of a cell's trials, looked at every 50 ms; pins are counted."),
                        Measure.table("Carriers, queues and pins", SCHEDULER, virtual));
    }

    private static Measure most(String column, String label, String meaning) {
        return most(column, label, "", 0, meaning);
    }

    private static Measure most(String column, String label, String unit, int decimals, String meaning) {
        return new Measure(
                new Heading(label, unit, meaning),
                cell -> Entry.number(most(cell, column), decimals),
                cells -> cells.stream().anyMatch(cell -> most(cell, column).isPresent()));
    }

    private static OptionalDouble most(RunCell cell, String column) {
        return values(cell, column).max();
    }

    private static DoubleStream values(RunCell cell, String column) {
        return cell.trials().stream()
                .mapToDouble(trial -> Figures.value(trial, column))
                .filter(value -> !Double.isNaN(value));
    }

    private static String firstPin(RunCell cell) {
        return cell.trials().stream()
                .map(trial -> trial.text("first_pin"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
