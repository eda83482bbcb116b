package slowcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What a run ends with: its page. One that cannot be written is no reason to lose what was measured. */
final class ReportStep {
    private ReportStep() {}

    /** Writes the page and says where it is, or why it is not. */
    static void take(Experimenter experimenter, Path folder, PrintWriter out, PrintWriter err) {
        try {
            out.println(experimenter.report(folder));
        } catch (IOException | RuntimeException e) {
            err.println("slowcall: no report was written: " + Problems.line(e) + "; slowcall report " + folder
                    + " tries again");
            err.flush();
        }
    }
}
