package slowcall.benchmarks;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/**
 * What {@link Benchmarks} runs. Every parameter is named here, none left to its annotation, so that the number of results is
 * known before the run.
 */
final class Parts {
    private Parts() {}

    static List<Part> of(Selection selection) {
        List<Part> parts = switch (selection.kind()) {
            case SMOKE -> smoke();
            case ALL -> all();
            case RECYCLER -> recycler();
        };
        return selection.forks().isEmpty()
                ? parts
                : parts.stream()
                        .map(part -> part.inForks(selection.forks().getAsInt()))
                        .toList();
    }

    /** Every benchmark class, few parameters, one fork: shows that they work, and no more. At most 35 s on two processors. */
    static List<Part> smoke() {
        Pace pace = Pace.of(1, 1, 100, 1, 200);
        return List.of(
                dispatch("bare", pace).with("strategy", "fixed-pool", "virtual-threads"),
                dispatch("harness", pace).with("strategy", "fixed-pool", "virtual-threads"),
                Part.of(FanOutBenchmark.class, "request", pace)
                        .with("strategy", "fixed-pool", "virtual-threads")
                        .with("calls", "3"),
                Part.of(ParkBenchmark.class, "roundTrip", pace).with("kind", "platform", "virtual"),
                Part.of(ParkBenchmark.class, "timedPark", pace)
                        .with("kind", "platform", "virtual")
                        .with("nanos", "50000"),
                Part.of(HandoffBenchmark.class, "pingPong", pace)
                        .with("kind", "platform", "virtual")
                        .with("via", "synchronous-queue"),
                Part.of(HandoffBenchmark.class, "queue", pace)
                        .with("kind", "platform", "virtual")
                        .with("threads", "2"),
                Part.of(PermitBenchmark.class, "acquireRelease", pace)
                        .with("kind", "platform", "virtual")
                        .with("permits", "1-of-64")
                        .with("fair", "true"),
                recycler(pace)
                        .with("kind", "platform", "virtual")
                        .with("threads", "per-task")
                        .with("recycler", "thread-local"));
    }

    /** Everything but the reproductions. At most 3.5 minutes on two processors. */
    static List<Part> all() {
        List<String> strategies =
                Strategies.inTrial().stream().map(Strategy::name).toList();
        Pace pace = Pace.of(2, 2, 200, 3, 200);
        Pace dispatch = Pace.of(2, 3, 300, 4, 300);
        // One fork, and longer iterations: an operation takes tens of milliseconds.
        Pace fanOut = Pace.of(1, 1, 400, 3, 400);
        return List.of(
                dispatch("bare", dispatch)
                        .with(
                                "strategy",
                                strategies.stream()
                                        .filter(BareMechanism::exists)
                                        .toList()),
                dispatch("harness", dispatch).with("strategy", strategies),
                Part.of(FanOutBenchmark.class, "request", fanOut)
                        .with("strategy", strategies)
                        .with("calls", "10"),
                Part.of(ParkBenchmark.class, "roundTrip", pace).with("kind", "platform", "virtual"),
                Part.of(ParkBenchmark.class, "timedPark", pace)
                        .with("kind", "platform", "virtual")
                        .with("nanos", "1", "50000"),
                Part.of(HandoffBenchmark.class, "pingPong", pace)
                        .with("kind", "platform", "virtual")
                        .with("via", "synchronous-queue", "exchanger"),
                Part.of(HandoffBenchmark.class, "queue", pace)
                        .with("kind", "platform", "virtual")
                        .with("threads", "2", "64"),
                Part.of(PermitBenchmark.class, "acquireRelease", pace)
                        .with("kind", "platform", "virtual")
                        .with("permits", "1-of-64", "32-of-64")
                        .with("fair", "false", "true"));
    }

    /** The reproduction of what Jackson's recyclers cost. At most 5.5 minutes on two processors. */
    static List<Part> recycler() {
        return List.of(recycler(Pace.of(3, 5, 500, 5, 500))
                .with("kind", "platform", "virtual")
                .with("threads", "pooled", "per-task")
                .with("recycler", "thread-local", "shared-concurrent-deque", "shared-bounded", "non-recycling"));
    }

    private static Part recycler(Pace pace) {
        return Part.of(RecyclerBenchmark.class, "write", pace)
                .profiledBy(List.of(ContextSwitchProfiler.class, GCProfiler.class));
    }

    /** Allocation instead of the scheduler, whose sampling allocates too. */
    private static Part dispatch(String method, Pace pace) {
        return Part.of(DispatchBenchmark.class, method, pace)
                .profiledBy(List.of(ContextSwitchProfiler.class, GCProfiler.class));
    }
}
