package slowcall.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What goes with {@code --resume}, and what does not. */
final class Resuming {
    private Resuming() {}

    /** Refuses options with which a run is begun, and so is finished. */
    static void requireNone(CommandSpec spec, List<String> options) {
        for (String option : options) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--resume goes on with what the run was begun with, " + option + " among it");
            }
        }
    }
}
