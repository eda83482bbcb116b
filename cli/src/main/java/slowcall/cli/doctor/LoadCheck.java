package slowcall.cli.doctor;

import java.util.Locale;
import java.util.Optional;
import slowcall.result.SystemFiles;

/** Whether something else is running already. */
final class LoadCheck implements Check {
    private static final double QUIET_PER_CORE = 0.2;
    private static final double BUSY_PER_CORE = 0.5;

    private final int cores;

    LoadCheck(int cores) {
        this.cores = cores;
    }

    @Override
    public String name() {
        return "load average";
    }

    @Override
    public Finding run(SystemFiles files) {
        Optional<Double> load = files.line("/proc/loadavg").flatMap(LoadCheck::first);
        if (load.isEmpty()) {
            return Finding.unknown("close other programs");
        }
        String value = String.format(Locale.ROOT, "%.2f on %d cores", load.get(), cores);
        double perCore = load.get() / cores;
        if (perCore < QUIET_PER_CORE) {
            return Finding.ok(value, "the machine is quiet");
        }
        return perCore < BUSY_PER_CORE
                ? Finding.note(value, "something else is running")
                : Finding.warn(value, "something else competes for the cores: wait, or close it");
    }

    private static Optional<Double> first(String line) {
        try {
            return Optional.of(Double.valueOf(line.split("\\s+", 2)[0]));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
