package slowcall.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import slowcall.jvm.ChildFailedException;
import slowcall.service.WireMockService;

/** One run of some parts, one after another. */
final class BenchmarkRun {
    private static final TimeValue LONGEST_ITERATION = TimeValue.seconds(90);
    /** The feature release whose JVM asks to be told that JMH may use {@code sun.misc.Unsafe}. */
    private static final int ASKS_ABOUT_UNSAFE = 23;

    private final Path folder;
    private final List<Part> parts;
    private final boolean coldService;
    private final Consumer<String> status;
    private final List<RunResult> results = new ArrayList<>();

    /**
     * @param coldService whether the slow service may be cold, for runs whose figures nobody reads
     */
    BenchmarkRun(Path folder, List<Part> parts, boolean coldService, Consumer<String> status) {
        this.folder = folder;
        this.parts = parts;
        this.coldService = coldService;
        this.status = status;
    }

    void run() throws IOException, InterruptedException, BenchmarkFailedException {
        try (PrintStream log = log();
                ForkGuard guard = ForkGuard.watch()) {
            StatusFormat format = new StatusFormat(log, parts, status, System::nanoTime);
            for (Part part : parts) {
                format.begin(part);
                results.addAll(run(part, format));
                ResultFiles.write(folder, results);
                if (log.checkError()) {
                    throw new IOException(folder.resolve(Benchmarks.LOG) + " cannot be written");
                }
            }
        }
        ResultFiles.tidy(folder.resolve(Benchmarks.LOG));
    }

    private PrintStream log() throws IOException {
        // Not a PrintStream on the file's name: that one would not say why it cannot be opened.
        var file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(Benchmarks.LOG)));
        return new PrintStream(file, true, StandardCharsets.UTF_8);
    }

    private Collection<RunResult> run(Part part, StatusFormat format)
            throws IOException, InterruptedException, BenchmarkFailedException {
        if (!part.benchmark().equals(FanOutBenchmark.class)) {
            return run(part, List.of(), format);
        }
        Path errors = Files.createTempFile("slowcall-service", ".log");
        try (WireMockService service = WireMockService.start(errors)) {
            if (!coldService) {
                service.warmUp();
            }
            return run(part, List.of("-D" + FanOutBenchmark.PORT_PROPERTY + "=" + service.port()), format);
        } catch (ChildFailedException e) {
            throw new BenchmarkFailedException(part.name() + ": " + e.getMessage(), e);
        } finally {
            Files.delete(errors);
        }
    }

    private static Collection<RunResult> run(Part part, List<String> properties, StatusFormat format)
            throws BenchmarkFailedException {
        Collection<RunResult> found;
        try {
            found = new Runner(options(part, properties).build(), format).run();
        } catch (NoBenchmarksException e) {
            throw new BenchmarkFailedException(
                    part.name()
                            + " is not among the benchmarks that were compiled: was JMH's annotation processor run?",
                    e);
        } catch (RunnerException e) {
            throw failed(part, e);
        }
        // JMH leaves out what it could not run.
        if (found.size() != part.combinations()) {
            throw new BenchmarkFailedException(
                    part.name() + " has " + found.size() + " results instead of " + part.combinations() + ", see "
                            + Benchmarks.LOG,
                    null);
        }
        return found;
    }

    private static ChainedOptionsBuilder options(Part part, List<String> properties) {
        Pace pace = part.pace();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(part.pattern())
                .shouldFailOnError(true)
                .forks(pace.forks())
                .warmupIterations(pace.warmups())
                .warmupTime(TimeValue.milliseconds(pace.warmup().toMillis()))
                .measurementIterations(pace.iterations())
                .measurementTime(TimeValue.milliseconds(pace.iteration().toMillis()))
                .timeout(LONGEST_ITERATION)
                .jvmArgs(jvmArgs(properties));
        part.params().forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        part.profilers().forEach(options::addProfiler);
        return options;
    }

    private static String[] jvmArgs(List<String> properties) {
        List<String> args = new ArrayList<>(
                List.of(BenchmarkDefaults.LEAST_HEAP, BenchmarkDefaults.MOST_HEAP, BenchmarkDefaults.NATIVE_ACCESS));
        if (Runtime.version().feature() >= ASKS_ABOUT_UNSAFE) {
            args.add("--sun-misc-unsafe-memory-access=allow");
        }
        args.addAll(properties);
        return args.toArray(String[]::new);
    }

    private static BenchmarkFailedException failed(Part part, RunnerException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Another JMH instance")) {
            return new BenchmarkFailedException(
                    "another JMH run is going on on this machine, which would falsify both: wait for it to end",
                    failure);
        }
        if (message.contains("jmh.lock")) {
            return new BenchmarkFailedException("JMH cannot lock out other runs: " + message, failure);
        }
        Throwable cause = failure;
        while (true) {
            Throwable deeper = cause.getCause();
            if (deeper == null && cause.getSuppressed().length > 0) {
                deeper = cause.getSuppressed()[0];
            }
            if (deeper == null) {
                break;
            }
            cause = deeper;
        }
        return new BenchmarkFailedException(part.name() + " failed: " + cause + "; see " + Benchmarks.LOG, failure);
    }
}
