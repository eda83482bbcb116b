package slowcall;

import java.nio.file.Path;
import java.util.List;
import slowcall.result.FinishedBy;

/** A JVM that finishes an interrupted run, unless it is ended before. */
final class ResumesForAWhile {
    private ResumesForAWhile() {}

    /** Takes the run's folder. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        try (Resumption interrupted = Resumption.of(folder, FinishedBy.RUN)) {
            var options = new Experiment.Options(folder, List.of(), List.of());
            var unused = Experiment.resume(interrupted, options, new SilentListener(), false);
        }
    }
}
