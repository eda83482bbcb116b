package slowcall.cli.doctor;

import java.util.Optional;
import slowcall.result.ProcessorTimes;
import slowcall.result.SystemFiles;

/** What the processors did between two looks. */
final class ProcessorWatch {
    private Optional<ProcessorTimes> before = Optional.empty();

    void begin(SystemFiles files) {
        before = ProcessorTimes.read(files);
    }

    /** Since it began; empty where the system does not tell. */
    Optional<ProcessorTimes> meanwhile(SystemFiles files) {
        return before.flatMap(first -> ProcessorTimes.read(files).flatMap(now -> now.since(first)));
    }
}
