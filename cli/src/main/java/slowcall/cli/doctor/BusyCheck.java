package slowcall.cli.doctor;

import java.util.Locale;
import java.util.Optional;
import slowcall.result.ProcessorTimes;
import slowcall.result.SystemFiles;

/** Whether something else is running right now; the load average still tells of a build that has just ended. */
final class BusyCheck implements Check {
    private static final double NOTABLE_PERCENT = 10;
    private static final double HARMFUL_PERCENT = 25;

    private final ProcessorWatch watch = new ProcessorWatch();

    @Override
    public String name() {
        return "processors";
    }

    @Override
    public void begin(SystemFiles files) {
        watch.begin(files);
    }

    @Override
    public Finding run(SystemFiles files) {
        Optional<ProcessorTimes> meanwhile = watch.meanwhile(files);
        if (meanwhile.isEmpty()) {
            return Finding.unknown("close other programs");
        }
        double percent = meanwhile.get().busyPercent();
        String value = String.format(Locale.ROOT, "%.0f %% busy just now", percent);
        if (percent < NOTABLE_PERCENT) {
            return Finding.ok(value, "nothing else is running");
        }
        return percent < HARMFUL_PERCENT
                ? Finding.note(value, "something else is running")
                : Finding.warn(value, "something else competes for the cores: wait, or close it");
    }
}
