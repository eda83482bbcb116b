package slowcall.report.run;

import java.io.IOException;
import java.nio.file.Path;
import slowcall.report.PageFile;
import slowcall.result.Manifest;
import slowcall.result.PublishedRun;

/** {@code report.html}, the page of a run in its folder. */
public final class RunReport {
    public static final String FILE = "report.html";

    private RunReport() {}

    /**
     * Writes it, or writes it anew, and lists it in the folder's manifest.
     *
     * @param given the folder, or its table of trials
     * @return where it is
     * @throws slowcall.result.ResultsException if the folder is not that of a finished run
     */
    public static Path write(Path given) throws IOException {
        PublishedRun run = PublishedRun.open(given);
        Path file = run.path().resolve(FILE);
        PageFile.write(RunPage.of(run), file);
        Manifest.add(run.path(), FILE);
        return file;
    }
}
