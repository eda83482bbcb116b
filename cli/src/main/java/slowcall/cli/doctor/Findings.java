package slowcall.cli.doctor;

import java.util.List;
import java.util.Locale;

/**
 * What checks have found, in their order.
 *
 * @param all each
 */
public record Findings(List<Found> all) {
    /**
     * What a check has found.
     *
     * @param check its name
     * @param exitCode if it failed
     */
    public record Found(String check, Finding finding, int exitCode) {}

    public Findings {
        all = List.copyOf(all);
    }

    /** Those that the results will suffer from. */
    public Findings troubling() {
        return new Findings(all.stream()
                .filter(found -> found.finding().level().compareTo(Level.WARN) >= 0)
                .toList());
    }

    /** {@code level  what  value  meaning} for each. */
    public List<String> lines() {
        int nameWidth =
                all.stream().mapToInt(found -> found.check().length()).max().orElse(1);
        int valueWidth = all.stream()
                .mapToInt(found -> found.finding().value().length())
                .max()
                .orElse(1);
        String format = "%-4s  %-" + nameWidth + "s  %-" + Math.max(1, valueWidth) + "s  %s";
        return all.stream()
                .map(found -> String.format(
                        Locale.ROOT,
                        format,
                        found.finding().level(),
                        found.check(),
                        found.finding().value(),
                        found.finding().meaning()))
                .toList();
    }

    /** 0, or the exit code of the first check that failed. */
    public int exitCode() {
        return all.stream()
                .filter(found -> found.finding().level() == Level.FAIL)
                .mapToInt(Found::exitCode)
                .findFirst()
                .orElse(0);
    }

    /** Whether it can be measured here. */
    public String verdict() {
        long failed = count(Level.FAIL);
        long warned = count(Level.WARN);
        if (failed > 0) {
            return "It cannot be measured here: see what says fail.";
        }
        return warned > 0
                ? "It can be measured here; what says warn (" + warned + ") is what the figures will suffer from."
                : "It can be measured here.";
    }

    private long count(Level level) {
        return all.stream().filter(found -> found.finding().level() == level).count();
    }
}
