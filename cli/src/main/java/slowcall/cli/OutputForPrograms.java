package slowcall.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Events on the standard output, one line of JSON each, as they come; nothing on the standard error. */
final class OutputForPrograms implements Output {
    private final PrintWriter out;
    private final Kept kept = new Kept();

    OutputForPrograms(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Progress progress() {
        return new EventProgress(this::event, kept);
    }

    @Override
    public Farewell farewell(Progress progress, String resume) {
        return new Farewell(() -> {
            progress.end();
            event(new Event(EventName.INTERRUPTED)
                    .with("message", kept.words(resume))
                    .with("trials_finished", kept.finished())
                    .with("folder", Optional.ofNullable(kept.folder())));
        });
    }

    @Override
    public void warning(String text) {
        event(new Event(EventName.WARNING).with("message", text));
    }

    @Override
    public void note(String text) {
        event(new Event(EventName.NOTE).with("message", text));
    }

    @Override
    public void results(Object text, List<Words> words) {
        // Events say it.
    }

    @Override
    public synchronized void event(Event event) {
        out.println(event);
        out.flush();
    }
}
