package slowcall.report.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slowcall.report.LineChart;
import slowcall.report.Page;
import slowcall.report.Prose;
import slowcall.report.Section;
import slowcall.result.JmhForks;
import slowcall.result.PublishedRun;
import slowcall.result.ResultsException;

/** The page of a run, here or elsewhere, of whatever schema version: what it has not kept is left out. */
public final class RunPage {
    private final PublishedRun run;
    private final List<RunCell> cells;

    private RunPage(PublishedRun run) throws IOException {
        this.run = run;
        this.cells = RunCells.of(run);
        if (cells.isEmpty()) {
            throw new ResultsException(
                    run.path(), "has no summary.csv with a cell: a report needs a whole results folder");
        }
    }

    /**
     * The page.
     *
     * @throws ResultsException if something in it is not what it must be
     */
    public static Page of(PublishedRun run) throws IOException {
        return read(run, RunPage::page);
    }

    /**
     * What to show where there is room for one chart: the excess by percentile, of the load under which most cells have any.
     *
     * @throws ResultsException if no cell has histograms, or something is not what it must be
     */
    public static LineChart mainChart(PublishedRun run) throws IOException {
        return read(run, RunPage::fullestChart);
    }

    /**
     * Completed requests per second by those offered, beside the ceilings that arithmetic predicts, where most cells have them.
     *
     * @throws ResultsException if no load comes at several rates, or something is not what it must be
     */
    public static LineChart rateChart(PublishedRun run) throws IOException {
        return read(run, RunPage::fullestRates);
    }

    /** What is made of a run's page. */
    private interface Made<T> {
        T of(RunPage page) throws IOException;
    }

    private static <T> T read(PublishedRun run, Made<T> made) throws IOException {
        try {
            return made.of(new RunPage(run));
        } catch (NumberFormatException e) {
            throw new ResultsException(run.path(), String.valueOf(e.getMessage()));
        }
    }

    private LineChart fullestChart() {
        return fullest()
                .map(LatencySection::chart)
                .orElseThrow(() -> new ResultsException(run.path(), "has no histograms to draw"));
    }

    private Optional<Load> fullest() {
        return Load.of(cells).stream()
                .filter(load -> drawn(load) > 0)
                // The first of those that have as many.
                .reduce((one, other) -> drawn(other) > drawn(one) ? other : one);
    }

    private LineChart fullestRates() {
        return RateSection.loads(cells).stream()
                // The first of those that have as many.
                .reduce((one, other) -> other.cells().size() > one.cells().size() ? other : one)
                .map(RateSection::completed)
                .orElseThrow(() -> new ResultsException(run.path(), "has no load at several rates to draw"));
    }

    private static long drawn(Load load) {
        return LatencySection.chart(load).series().size();
    }

    private Page page() throws IOException {
        List<Section> sections = new ArrayList<>();
        sections.add(SummarySection.of(cells));
        sections.add(WaysSection.of(run.table("summary.csv"), run.trials()));
        sections.add(LatencySection.of(cells));
        sections.add(RateSection.of(cells));
        sections.add(TimeSection.of(cells));
        sections.add(MemorySection.of(run.table("memory.csv")));
        sections.add(CostSection.costs(cells));
        sections.add(CostSection.scheduler(cells));
        sections.add(SecondsSection.of(run, cells));
        sections.add(Verdicts.section(run.table("verdicts.csv"), run.trials()));
        sections.add(CalibrationSection.of(run.table("calibration.csv")));
        sections.add(PartsSection.of(run.table("parts.csv")));
        sections.add(BenchmarksSection.of(
                run.table("jmh.csv"), JmhForks.read(run.path().resolve("jmh.json"), run.file("jmh.json"))));
        sections.add(EnvironmentSection.of(run));
        return new Page(run.runId(), lead(), sections);
    }

    private List<Prose> lead() throws IOException {
        List<Prose> lead = new ArrayList<>();
        lead.add(Verdicts.lead(run.table("verdicts.csv"), run.trials()));
        lead.add(new Prose(what()));
        Map<String, String> machine = run.environment();
        if (!machine.isEmpty()) {
            lead.add(new Prose("Measured on " + machine.getOrDefault("cores", "?") + " cores of "
                    + machine.getOrDefault("cpu_model", "an unknown processor") + ", "
                    + machine.getOrDefault("os", "") + " " + machine.getOrDefault("kernel", "") + ", JDK "
                    + machine.getOrDefault("jdk_version", "?")
                    + ". Differences between strategies mean something; absolute figures are"
                    + " this machine's."));
        }
        return lead;
    }

    private String what() {
        String command = EnvironmentSection.command(run);
        long blocks = run.trials().stream()
                .map(trial -> trial.text("block"))
                .distinct()
                .count();
        return "Plan `" + run.about("plan").asText() + "`: " + cells.size() + " cells, " + blocks
                + (blocks == 1 ? " block, " : " blocks, ") + run.trials().size() + " trials, each in a JVM of its own"
                + (command.isEmpty() ? "" : "; `" + command + "`") + ".";
    }
}
