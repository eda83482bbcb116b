package slowcall.strategy;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import slowcall.plan.Awaits;
import slowcall.service.PointsService;

/**
 * Synchronous callers: N threads, each serving its own requests in order, one call after another, fan-outs included. Requests
 * are dealt to the callers in turn.
 */
@AutoService(Strategy.class)
public final class SyncStrategy implements Strategy {
    @Override
    public String name() {
        return "sync";
    }

    @Override
    public String description() {
        return "N callers that each make one call after another, blocking calls";
    }

    @Override
    public Settings.Schema settings() {
        return Settings.Schema.NONE.integer("callers", 1, 1, 10_000, "threads, each with its own requests in order");
    }

    @Override
    public boolean supports(Awaits awaits) {
        return awaits == Awaits.RESULT;
    }

    @Override
    public Optional<Limit> limit(Settings settings) {
        return Optional.of(Limit.pool(settings.integer("callers")));
    }

    @Override
    public Cancellation cancellation() {
        return Cancellation.INTERRUPT;
    }

    @Override
    public Session open(PointsService service, Settings settings) {
        return BlockingFlow.inOrder(service, new Callers(settings.integer("callers")));
    }

    private static final class Callers implements Carrier {
        private final List<ExecutorService> callers;
        private final AtomicInteger dealt = new AtomicInteger();

        Callers(int count) {
            var threads = Thread.ofPlatform().name("caller-", 0).factory();
            this.callers = Stream.generate(() -> Executors.newSingleThreadExecutor(threads))
                    .limit(count)
                    .toList();
        }

        @Override
        public void execute(Task task) {
            int turn = Math.floorMod(dealt.getAndIncrement(), callers.size());
            callers.get(turn).execute(() -> {
                if (task.started()) {
                    task.run();
                }
            });
        }

        @Override
        public void close() {
            callers.forEach(ExecutorService::close);
        }
    }
}
