package slowcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** Lists what can be compared. */
@Command(name = "strategies", description = "List the strategies with their settings.", sortOptions = false)
final class StrategiesCommand implements Callable<Integer> {
    @Mixin
    private final PluginOptions plugins = new PluginOptions();

    private final PrintWriter out;

    StrategiesCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        plugins.load();
        for (Strategy strategy : Strategies.all()) {
            out.println(strategy.name());
            out.println("    " + strategy.description());
            out.println("    " + limit(strategy));
            out.println("    cancelled: " + strategy.cancellation().description());
            for (String setting : strategy.settings().describe()) {
                out.println("    " + setting);
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String limit(Strategy strategy) {
        return strategy.limit(strategy.settings().defaults())
                .map(limit -> "calls at once: " + limit.calls() + " with its defaults")
                .orElse("calls at once: no bound of its own");
    }
}
