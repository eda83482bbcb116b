package slowcall.cli.doctor;

import java.util.Locale;
import java.util.Optional;
import slowcall.result.ProcessorTimes;
import slowcall.result.SystemFiles;

/** Time that the hypervisor gave to others while this machine wanted to run. */
final class StealCheck implements Check {
    private static final double NOTABLE_PERCENT = 0.5;
    private static final double HARMFUL_PERCENT = 2;

    private final ProcessorWatch watch = new ProcessorWatch();

    @Override
    public String name() {
        return "steal";
    }

    @Override
    public void begin(SystemFiles files) {
        watch.begin(files);
    }

    @Override
    public Finding run(SystemFiles files) {
        Optional<ProcessorTimes> meanwhile = watch.meanwhile(files);
        if (meanwhile.isEmpty()) {
            return Finding.unknown("on shared machines, run at quiet hours and more blocks");
        }
        double percent = meanwhile.get().stolenPercent();
        String value = String.format(Locale.ROOT, "%.1f %% just now", percent);
        if (percent < NOTABLE_PERCENT) {
            return Finding.ok(value, "the host gives what it promises");
        }
        return percent < HARMFUL_PERCENT
                ? Finding.note(value, "the host is shared: run more blocks")
                : Finding.warn(value, "the host takes the cores away: tails are its own");
    }
}
