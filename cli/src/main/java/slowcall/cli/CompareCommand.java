package slowcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import slowcall.compare.ComparePage;
import slowcall.compare.ComparedCell;
import slowcall.compare.Comparison;
import slowcall.compare.ComparisonJson;
import slowcall.compare.ComparisonRows;
import slowcall.compare.FalsePositives;
import slowcall.report.PageFile;
import slowcall.result.Csv;

/** Compares what has been published. */
@Command(
        name = "compare",
        description = {
            "Compare runs, or files of JMH's results: the first one is the baseline.",
            "Each is a results folder, a trials.csv, or a file of JMH's JSON results (the jmh.json of a results folder knows its"
                    + " machine). Cells are joined on all their parameters; a trial, or a fork, is what counts as one. Each primary endpoint"
                    + " (excess p50 and p99, throughput, stability, CPU, memory) comes to better, worse, equivalent, or inconclusive (~)"
                    + " with what it would take."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall compare results/before results/after",
            "  slowcall compare results/before results/after --fail-on-regression --format markdown",
            "  slowcall compare results/before results/after --report compare.html",
            "  slowcall compare --by strategy --baseline fixed-pool results/one",
            "  slowcall compare results/before/jmh.json results/after/jmh.json",
        })
final class CompareCommand implements Callable<Integer> {
    /** What the comparison is written as. */
    enum Format {
        TEXT,
        CSV,
        JSON,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is compared within one run. */
    enum By {
        STRATEGY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int STUDIED = 1000;

    @Parameters(arity = "1..*", paramLabel = "RESULTS", description = "The baseline, then what is compared with it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private List<Path> paths;

    @Option(
            names = "--by",
            paramLabel = "strategy",
            description = "Compare the strategies within one run, block by block where there are blocks enough.")
    private @Nullable By by;

    @Option(
            names = "--baseline",
            paramLabel = "STRATEGY",
            description = "With --by strategy: what the others are compared with; the plan's first unless given.")
    private @Nullable String baseline;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, csv, json or markdown; text unless given.")
    private Format format = Format.TEXT;

    @Option(
            names = "--min-effect",
            paramLabel = "PERCENT",
            description = "The smallest difference that matters, in percent; 3 unless given.")
    private String minEffect = "3";

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write a page, self-contained HTML, to this file.")
    private @Nullable Path report;

    @Option(names = "--fail-on-regression", description = "Exit with 1 if anything is worse.")
    private boolean failOnRegression;

    @Option(
            names = "--across-environments",
            description = "Compare across machines, JDKs and JVM flags, or where they are not known.")
    private boolean acrossEnvironments;

    @Option(
            names = "--without-invalid",
            description = "Leave INVALID trials out; runs that have some are refused unless given.")
    private boolean withoutInvalid;

    @Option(
            names = "--study",
            description = {
                "Instead: how often does this comparison find a difference between two runs that should not differ, say of the same"
                        + " plan and revision? Draws 1,000 times ten and ten blocks from both."
            })
    private boolean study;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    private final PrintWriter out;
    private final PrintWriter err;

    CompareCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        if (study) {
            require(by == null && baseline == null && paths.size() == 2, "--study looks at two runs");
            require(
                    report == null && !failOnRegression && format == Format.TEXT,
                    "--study prints a table of its own, without --format, --report and --fail-on-regression");
            out.print(
                    new FalsePositiveTable(FalsePositives.ofPublished(paths.get(0), paths.get(1), options(), STUDIED)));
            out.flush();
            return ExitCode.OK;
        }
        Comparison comparison = compared();
        out.print(
                switch (format) {
                    case TEXT -> Terminal.ofOutput().painted(new ComparisonText(comparison).toString(), Words.OUTCOMES);
                    case CSV -> Csv.text(ComparisonRows.columns(), ComparisonRows.of(comparison));
                    case JSON -> ComparisonJson.of(comparison);
                    case MARKDOWN -> new ComparisonMarkdown(comparison);
                });
        out.flush();
        if (report != null) {
            PageFile.write(ComparePage.of(comparison), report);
        }
        if (failOnRegression && !comparison.isAnythingTestable()) {
            err.println("slowcall: --fail-on-regression cannot fail here: among " + comparison.family()
                    + " comparisons nothing is worse with fewer than " + comparison.fewestTrials()
                    + " trials a side (--blocks), or forks (--jmh-forks)");
            err.flush();
        }
        if (failOnRegression && comparison.isRegression()) {
            err.println("slowcall: " + worse(comparison) + " worse");
            err.flush();
            return ExitCode.REGRESSION;
        }
        return ExitCode.OK;
    }

    /** The cells with anything that is. */
    private static String worse(Comparison comparison) {
        List<String> cells = comparison.cells().stream()
                .filter(ComparedCell::isWorse)
                .map(cell -> (comparison.label(cell.cell()) + " " + cell.cell().group()).strip())
                .distinct()
                .toList();
        return String.join(", ", cells) + (cells.size() == 1 ? " is" : " are");
    }

    private Comparison compared() throws IOException {
        if (by == null) {
            require(baseline == null, "--baseline goes with --by strategy; otherwise the first run is the baseline");
            require(paths.size() > 1, "one run alone: give another to compare it with, or --by strategy");
            return Comparison.of(paths, options());
        }
        require(paths.size() == 1, "--by strategy looks at one run, not " + paths.size());
        return Comparison.ofStrategies(paths.getFirst(), Optional.ofNullable(baseline), options());
    }

    private Comparison.Options options() {
        return new Comparison.Options(share(), acrossEnvironments, withoutInvalid);
    }

    private double share() {
        String number = minEffect.endsWith("%") ? minEffect.substring(0, minEffect.length() - 1) : minEffect;
        double percent = number.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") ? Double.parseDouble(number) : 0;
        require(
                percent > 0 && percent < 100,
                "--min-effect " + minEffect + ": must be above 0 and below 100, in percent");
        return percent / 100;
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }
}
