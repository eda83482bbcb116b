package slowcall.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** To whom a command speaks. */
final class OutputOptions {
    static final String JSON = "--json";

    @Option(
            names = {"-q", "--quiet"},
            description = "Say less: no progress, only results and what is wrong.")
    private boolean quiet;

    @Option(
            names = JSON,
            description =
                    "For programs: progress and results as lines of JSON on stdout, and nothing else there; docs/json.md lists them.")
    private boolean json;

    boolean isQuiet() {
        return quiet;
    }

    Output on(PrintWriter out, PrintWriter err) {
        return json ? new OutputForPrograms(out) : new OutputForPeople(out, err, quiet);
    }
}
