package slowcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** Lists what can be compared. */
@Command(
        name = "strategies",
        description = "List the strategies with their settings.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall strategies",
            "  slowcall strategies --plugin my-strategy.jar",
            "  slowcall strategies --quiet     the names alone",
        })
final class StrategiesCommand implements Callable<Integer> {
    @Mixin
    private final PluginOptions plugins = new PluginOptions();

    @Mixin
    private final OutputOptions told = new OutputOptions();

    private final PrintWriter out;
    private final PrintWriter err;

    StrategiesCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        plugins.load();
        Output output = told.on(out, err);
        for (Strategy strategy : Strategies.all()) {
            output.results(strategy.name());
            if (!told.isQuiet()) {
                output.results("    " + strategy.description());
                output.results("    " + limit(strategy));
                output.results("    cancelled: " + strategy.cancellation().description());
                strategy.settings().describe().forEach(setting -> output.results("    " + setting));
            }
            output.event(new Event(EventName.STRATEGY)
                    .with("name", strategy.name())
                    .with("description", strategy.description())
                    .with("limit", limit(strategy))
                    .with("cancelled", strategy.cancellation().description())
                    .with("settings", strategy.settings().describe()));
        }
        output.event(new Event(EventName.FINISHED).with("exit_code", ExitCode.OK));
        return ExitCode.OK;
    }

    private static String limit(Strategy strategy) {
        return strategy.limit(strategy.settings().defaults())
                .map(limit -> "calls at once: " + limit.calls() + " with its defaults")
                .orElse("calls at once: no bound of its own");
    }
}
