package slowcall.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** Guards against a status that counts wrongly, or promises an end that a slow machine has long missed. */
class StatusFormatTest {

    @Test
    void countsBenchmarksAndStretchesTheEstimateAsTheRunGoes() {
        // 0.7 s of starting and 29.3 s of measuring: 30 s each, 2 min in all.
        Pace halfAMinute = new Pace(1, 0, Duration.ZERO, 1, Duration.ofMillis(29_300));
        Part park = Part.of(ParkBenchmark.class, "roundTrip", halfAMinute).with("kind", "platform", "virtual");
        Part permit =
                Part.of(PermitBenchmark.class, "acquireRelease", halfAMinute).with("kind", "platform", "virtual");
        var clock = new AtomicLong();
        var status = new ArrayList<String>();
        var log = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var format = new StatusFormat(log, List.of(park, permit), status::add, clock::get);

        format.begin(park);
        format.startBenchmark(params("slowcall.benchmarks.ParkBenchmark.roundTrip", "platform"));
        clock.set(TimeUnit.SECONDS.toNanos(30));
        format.startBenchmark(params("slowcall.benchmarks.ParkBenchmark.roundTrip", "virtual"));
        clock.set(TimeUnit.SECONDS.toNanos(90));
        format.begin(permit);
        format.startBenchmark(params("slowcall.benchmarks.PermitBenchmark.acquireRelease", "platform"));

        assertEquals(
                List.of(
                        "benchmark 1/4 ParkBenchmark.roundTrip kind=platform, 2 min 0 s left",
                        "benchmark 2/4 ParkBenchmark.roundTrip kind=virtual, 1 min 30 s left",
                        "benchmark 3/4 PermitBenchmark.acquireRelease kind=platform, 1 min 30 s left"),
                status);
    }

    private static BenchmarkParams params(String benchmark, String kind) {
        var workload = new WorkloadParams();
        workload.put("kind", kind, 0);
        return new BenchmarkParams(
                benchmark,
                "",
                true,
                1,
                new int[] {1},
                List.of(),
                1,
                0,
                new IterationParams(IterationType.WARMUP, 0, TimeValue.NONE, 1),
                new IterationParams(IterationType.MEASUREMENT, 1, TimeValue.seconds(1), 1),
                Mode.AverageTime,
                workload,
                TimeUnit.MICROSECONDS,
                1,
                "java",
                List.of(),
                "",
                "",
                "",
                "",
                TimeValue.seconds(1));
    }
}
