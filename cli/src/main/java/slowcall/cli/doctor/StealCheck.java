package slowcall.cli.doctor;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slowcall.result.SystemFiles;

/** Time that the hypervisor gave to others while this machine wanted to run. */
final class StealCheck implements Check {
    private static final double NOTABLE_PERCENT = 0.5;
    private static final double HARMFUL_PERCENT = 2;

    /** {@code cpu user nice system idle iowait irq softirq steal …}; guest times are part of user's. */
    private static final int STEAL = 8;

    private @Nullable Ticks before;

    @Override
    public String name() {
        return "steal";
    }

    @Override
    public void begin(SystemFiles files) {
        before = ticks(files).orElse(null);
    }

    @Override
    public Finding run(SystemFiles files) {
        Optional<Ticks> after = ticks(files);
        if (before == null || after.isEmpty() || after.get().all() <= before.all()) {
            return Finding.unknown("on shared machines, run at quiet hours and more blocks");
        }
        double percent =
                100.0 * (after.get().stolen() - before.stolen()) / (after.get().all() - before.all());
        String value = String.format(Locale.ROOT, "%.1f %% in the last second", percent);
        if (percent < NOTABLE_PERCENT) {
            return Finding.ok(value, "the host gives what it promises");
        }
        return percent < HARMFUL_PERCENT
                ? Finding.note(value, "the host is shared: run more blocks")
                : Finding.warn(value, "the host takes the cores away: tails are its own");
    }

    private record Ticks(long stolen, long all) {}

    private static Optional<Ticks> ticks(SystemFiles files) {
        String[] words = files.line("/proc/stat").orElse("").split("\\s+", -1);
        if (words.length <= STEAL || !words[0].equals("cpu")) {
            return Optional.empty();
        }
        try {
            long all = 0;
            for (int i = 1; i <= STEAL; i++) {
                all += Long.parseLong(words[i]);
            }
            return Optional.of(new Ticks(Long.parseLong(words[STEAL]), all));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
