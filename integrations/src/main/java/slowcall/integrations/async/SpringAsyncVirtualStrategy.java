package slowcall.integrations.async;

import com.google.auto.service.AutoService;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import slowcall.service.PointsService;
import slowcall.strategy.BlockingFlow;
import slowcall.strategy.Cancellation;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/**
 * Spring's {@code @Async} on a {@code SimpleAsyncTaskExecutor} of virtual threads, without a limit. With one it would make the caller
 * wait at the hand-off.
 */
@AutoService(Strategy.class)
public final class SpringAsyncVirtualStrategy implements Strategy {
    @Override
    public String name() {
        return "spring-async-virtual";
    }

    @Override
    public String description() {
        return "Spring's @Async on a SimpleAsyncTaskExecutor, a new virtual thread for each task, blocking calls";
    }

    @Override
    public Cancellation cancellation() {
        return Cancellation.INTERRUPT;
    }

    @Override
    public Session open(PointsService service, Settings settings) {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("spring-virtual-");
        executor.setVirtualThreads(true);
        return BlockingFlow.parallel(service, new SpringCarrier(SimpleAsyncTaskExecutor.class, executor));
    }
}
