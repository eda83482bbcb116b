package slowcall.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;
import slowcall.jvm.ClockMain;
import slowcall.jvm.OneClock;
import slowcall.result.SystemFiles;

/** What one process has begun another ends: the times of both are of use only if they have one clock. */
final class ClocksCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** For a JVM that is soon there and soon gone. */
    private static final List<String> FLAGS = List.of("-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Comparison comparison;

    /** Of this process's clock with another's. */
    interface Comparison {
        OneClock.Ahead run() throws IOException, ChildFailedException, InterruptedException;
    }

    ClocksCheck(Comparison comparison) {
        this.comparison = comparison;
    }

    /** With a process that is started for it. */
    static OneClock.Ahead compare() throws IOException, ChildFailedException, InterruptedException {
        Path errors = Files.createTempFile("slowcall-clock", ".txt");
        try (ChildJvm other = ChildJvm.start("the other process", FLAGS, List.of(), ClockMain.class, errors)) {
            return OneClock.compare(() -> {
                other.send("CLOCK");
                String told = other.receive(PATIENCE);
                try {
                    return Long.parseLong(told.replaceFirst("CLOCK ", ""));
                } catch (NumberFormatException e) {
                    throw new ChildFailedException("the other process said \"" + told + "\" instead of the time");
                }
            });
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public Finding run(SystemFiles files) {
        try {
            OneClock.Ahead ahead = comparison.run();
            String micros = String.format(Locale.ROOT, "%.0f µs", ahead.errorNanos() / 1e3);
            return ahead.isNothing()
                    ? Finding.ok("one, ± " + micros, "times of several processes can be subtracted")
                    : Finding.warn(
                            "up to " + micros + " apart",
                            "what other processes do later (applied_*, relay_lag_*) cannot be told, and stays empty");
        } catch (IOException | ChildFailedException e) {
            return Finding.unknown("what other processes do later may stay empty: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.unknown("what other processes do later may stay empty");
        }
    }
}
