package slowcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import slowcall.report.ChartImage;
import slowcall.report.LineChart;
import slowcall.report.PageFile;
import slowcall.report.run.RunPage;
import slowcall.report.run.RunReport;
import slowcall.result.PublishedRun;

/** Writes the page of a run, and a picture of one of its charts. */
@Command(
        name = "report",
        description = {
            "Write the page of a run, report.html: one file with its tables and charts that needs nothing else.",
            "Every run writes one; this is for folders that somebody else, or an earlier version, has published."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall report results/20261122T201733Z-quick-b2e8",
            "  slowcall report theirs/ --output theirs.html --image latency.svg",
            "  slowcall report theirs/ --output theirs.html --image rate.png --chart rate"
        })
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "A results folder, or the trials.csv in it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path folder;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the page there and leave the folder as it is; FOLDER/report.html unless given.")
    private @Nullable Path output;

    @Option(
            names = "--image",
            paramLabel = "FILE.png|svg",
            description = "Also draw one chart, for READMEs and pull requests.")
    private @Nullable Path image;

    @Option(
            names = "--chart",
            paramLabel = "latency|rate",
            description =
                    "Which: latency beyond the delay by percentile, of the load with most strategies, or completed requests"
                            + " by those offered, beside the predicted ceilings; latency unless given.")
    private @Nullable Drawn chart;

    /** A chart that a picture can be of. */
    private enum Drawn {
        LATENCY,
        RATE;

        LineChart of(PublishedRun run) throws IOException {
            return switch (this) {
                case LATENCY -> RunPage.mainChart(run);
                case RATE -> RunPage.rateChart(run);
            };
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    private final PrintWriter out;

    ReportCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (image != null && !ChartImage.canWrite(image)) {
            throw new ParameterException(spec.commandLine(), "--image " + image + ": must end with .png or .svg");
        }
        if (chart != null && image == null) {
            throw new ParameterException(spec.commandLine(), "--chart: --image says where it is to be drawn");
        }
        requireFolder("--image", image);
        requireFolder("--output", output);
        Optional<LineChart> drawn = image == null
                ? Optional.empty()
                : Optional.of((chart == null ? Drawn.LATENCY : chart).of(PublishedRun.open(folder)));
        if (output == null) {
            out.println(RunReport.write(folder));
        } else {
            PageFile.write(RunPage.of(PublishedRun.open(folder)), output);
            out.println(output);
        }
        if (image != null && drawn.isPresent()) {
            ChartImage.write(drawn.get(), image);
            out.println(image);
        }
        return ExitCode.OK;
    }

    /** Before anything is written. */
    private void requireFolder(String option, @Nullable Path file) {
        Path parent = file == null ? null : file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new ParameterException(spec.commandLine(), option + " " + file + ": there is no folder " + parent);
        }
    }
}
