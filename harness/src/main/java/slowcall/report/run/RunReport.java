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
     * @return where it is
     * @throws slowcall.result.ResultsException if the folder is not that of a finished run
     */
    public static Path write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        PageFile.write(RunPage.of(PublishedRun.open(folder)), file);
        Manifest.add(folder, FILE);
        return file;
    }
}
