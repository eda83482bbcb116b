package slowcall.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Writes what JMH says to a log, and one line for people whenever the next benchmark begins. */
final class StatusFormat implements OutputFormat {
    private final OutputFormat log;
    private final Consumer<String> status;
    private final LongSupplier nanoClock;
    private final int count;
    private final Duration planned;
    private final long startNanos;

    private int begun;
    private Duration plannedOfBegun = Duration.ZERO;
    private Duration next = Duration.ZERO;

    StatusFormat(PrintStream log, List<Part> parts, Consumer<String> status, LongSupplier nanoClock) {
        this.log = OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL);
        this.status = status;
        this.nanoClock = nanoClock;
        this.count = parts.stream().mapToInt(Part::combinations).sum();
        this.planned = parts.stream().map(Part::total).reduce(Duration.ZERO, Duration::plus);
        this.startNanos = nanoClock.getAsLong();
    }

    /** What follows belongs to this part. */
    void begin(Part part) {
        next = part.pace().total();
    }

    @Override
    public void startBenchmark(BenchmarkParams params) {
        begun++;
        status.accept(String.format(
                Locale.ROOT, "benchmark %d/%d %s, %s left", begun, count, label(params), text(remaining())));
        plannedOfBegun = plannedOfBegun.plus(next);
        log.startBenchmark(params);
    }

    /** What the plan has for the rest, stretched as the benchmarks so far were. */
    private Duration remaining() {
        Duration rest = planned.minus(plannedOfBegun);
        if (plannedOfBegun.isZero()) {
            return rest;
        }
        double stretch = (double) (nanoClock.getAsLong() - startNanos) / plannedOfBegun.toNanos();
        return Duration.ofNanos((long) (rest.toNanos() * stretch));
    }

    private static String label(BenchmarkParams params) {
        String name = params.getBenchmark();
        int method = name.lastIndexOf('.');
        String shortName = name.substring(name.lastIndexOf('.', method - 1) + 1);
        return params.getParamsKeys().stream()
                .map(key -> " " + key + "=" + params.getParam(key))
                .collect(Collectors.joining("", shortName, ""));
    }

    private static String text(Duration duration) {
        long seconds = duration.plusMillis(500).toSeconds();
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        log.endBenchmark(result);
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
        log.iteration(benchmark, params, iteration);
    }

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {
        log.iterationResult(benchmark, params, iteration, data);
    }

    @Override
    public void startRun() {
        log.startRun();
    }

    @Override
    public void endRun(Collection<RunResult> results) {
        log.endRun(results);
    }

    @Override
    public void print(String text) {
        log.print(text);
    }

    @Override
    public void println(String line) {
        log.println(line);
    }

    @Override
    public void flush() {
        log.flush();
    }

    @Override
    public void close() {
        // There is another part to come: whoever opened the log closes it.
        log.flush();
    }

    @Override
    public void verbosePrintln(String line) {
        log.verbosePrintln(line);
    }

    @Override
    public void write(int data) {
        log.write(data);
    }

    @Override
    public void write(byte[] data) throws IOException {
        log.write(data);
    }
}
