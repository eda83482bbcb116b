package slowcall.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/** Results on the standard output; progress, and what is wrong, on the standard error. */
final class OutputForPeople implements Output {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean quiet;
    private final Kept kept = new Kept();

    /** Without progress if {@code quiet}. */
    OutputForPeople(PrintWriter out, PrintWriter err, boolean quiet) {
        this.out = out;
        this.err = err;
        this.quiet = quiet;
    }

    @Override
    public Progress progress() {
        return quiet
                ? new StatusLine(new PrintWriter(Writer.nullWriter()), Terminal.NONE, kept)
                : new StatusLine(err, Terminal.ofErrors(), kept);
    }

    @Override
    public Farewell farewell(Progress progress, String resume) {
        return new Farewell(() -> {
            progress.end();
            warning(kept.words(resume));
        });
    }

    @Override
    public void warning(String text) {
        err.println("slowcall: " + text);
        err.flush();
    }

    @Override
    public void note(String text) {
        err.println(text);
        err.flush();
    }

    @Override
    public void results(Object text, List<Words> words) {
        Terminal terminal = Terminal.ofOutput();
        String painted = text.toString();
        for (Words each : words) {
            painted = terminal.painted(painted, each);
        }
        out.println(painted);
        out.flush();
    }

    @Override
    public void event(Event event) {
        // They have read it.
    }
}
