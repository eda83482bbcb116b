package slowcall.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a run ends with: its page. One that cannot be written is no reason to lose what was measured. */
final class ReportStep {
    private ReportStep() {}

    /**
     * Writes the page and says where it is, or why it is not.
     *
     * @return where it is
     */
    static Optional<Path> take(Experimenter experimenter, Path folder, Output output) {
        try {
            Path page = experimenter.report(folder);
            output.results(page);
            return Optional.of(page);
        } catch (IOException | RuntimeException e) {
            output.warning(
                    "no report was written: " + Problems.line(e) + "; slowcall report " + folder + " tries again");
            return Optional.empty();
        }
    }
}
