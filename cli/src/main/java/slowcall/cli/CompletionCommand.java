package slowcall.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Teaches a shell the commands and their options. */
@Command(
        name = "completion",
        description = {
            "Print a script that lets a shell complete commands, options and built-in plans, for slowcall and ./slowcall."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(./slowcall completion bash)             in this shell",
            "  slowcall completion bash > ~/.local/share/bash-completion/completions/slowcall",
            "  source <(slowcall completion zsh)                in ~/.zshrc, after compinit",
        })
final class CompletionCommand implements Callable<Integer> {
    /** The shells that there is a script for. */
    enum Shell {
        BASH,
        /** Reads bash's script: it switches on zsh's own reading of those. */
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    private final PrintWriter out;

    CompletionCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        out.println("# For " + shell + ".");
        out.print(AutoComplete.bash("slowcall", spec.root().commandLine()));
        out.flush();
        return ExitCode.OK;
    }
}
