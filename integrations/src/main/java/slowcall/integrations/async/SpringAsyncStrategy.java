package slowcall.integrations.async;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import slowcall.service.PointsService;
import slowcall.strategy.BlockingFlow;
import slowcall.strategy.Cancellation;
import slowcall.strategy.Limit;
import slowcall.strategy.Pool;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/**
 * Spring's {@code @Async} on a {@code ThreadPoolTaskExecutor} with as many core threads as threads. Left to its defaults that has one
 * core thread, before which tasks queue without bound.
 */
@AutoService(Strategy.class)
public final class SpringAsyncStrategy implements Strategy {
    @Override
    public String name() {
        return "spring-async";
    }

    @Override
    public String description() {
        return "Spring's @Async on a ThreadPoolTaskExecutor of N platform threads with a queue, blocking calls";
    }

    @Override
    public Settings.Schema settings() {
        return Pool.settings();
    }

    @Override
    public Optional<Limit> limit(Settings settings) {
        return Optional.of(Limit.pool(settings.integer(Pool.SIZE)));
    }

    @Override
    public Cancellation cancellation() {
        return Cancellation.INTERRUPT;
    }

    @Override
    public Session open(PointsService service, Settings settings) {
        int size = settings.integer(Pool.SIZE);
        int bound = settings.integer(Pool.QUEUE_BOUND);
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(size);
        executor.setMaxPoolSize(size);
        executor.setPrestartAllCoreThreads(true);
        executor.setThreadNamePrefix("spring-async-");
        if (bound > 0) {
            executor.setQueueCapacity(bound);
        }
        return BlockingFlow.parallel(service, new SpringCarrier(ThreadPoolTaskExecutor.class, executor));
    }
}
