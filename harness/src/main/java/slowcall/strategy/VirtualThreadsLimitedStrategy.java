package slowcall.strategy;

import com.google.auto.service.AutoService;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import slowcall.service.PointsService;

/**
 * A new virtual thread for each task behind a semaphore: the equal-concurrency partner of {@code fixed-pool} with the same N.
 * A chain keeps its permit until its last call has returned, as it would keep a pool's thread.
 */
@AutoService(Strategy.class)
public final class VirtualThreadsLimitedStrategy implements Strategy {
    @Override
    public String name() {
        return "virtual-threads-limited";
    }

    @Override
    public String description() {
        return "a new virtual thread for each task behind a semaphore of N permits, blocking calls";
    }

    @Override
    public Settings.Schema settings() {
        return Settings.Schema.NONE.integer("permits", 100, 1, 1_000_000, "tasks past the semaphore at once");
    }

    @Override
    public Optional<Limit> limit(Settings settings) {
        return Optional.of(Limit.permits(settings.integer("permits")));
    }

    @Override
    public Cancellation cancellation() {
        return Cancellation.INTERRUPT;
    }

    @Override
    public Session open(PointsService service, Settings settings) {
        return BlockingFlow.parallel(service, new Limited(settings.integer("permits")));
    }

    private static final class Limited implements Carrier {
        private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("limited-", 0).factory());
        /** Fair, so that requests are served in order, as from a pool's queue. */
        private final Semaphore permits;

        Limited(int permits) {
            this.permits = new Semaphore(permits, true);
        }

        @Override
        public void execute(Task task) {
            executor.execute(() -> {
                if (task.started()) {
                    letThrough(task);
                }
            });
        }

        private void letThrough(Task task) {
            try {
                permits.acquire();
            } catch (InterruptedException e) {
                task.interrupted(e);
                return;
            }
            try {
                task.permitted();
                task.run();
            } finally {
                permits.release();
            }
        }

        @Override
        public void close() {
            executor.close();
        }
    }
}
