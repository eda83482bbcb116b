package slowcall.strategy;

import com.google.auto.service.AutoService;
import java.util.concurrent.Executors;
import slowcall.service.PointsService;

/** A new platform thread for each task, without a limit. */
@AutoService(Strategy.class)
public final class ThreadPerRequestStrategy implements Strategy {
    @Override
    public String name() {
        return "thread-per-request";
    }

    @Override
    public String description() {
        return "a new platform thread for each task, blocking calls";
    }

    @Override
    public Cancellation cancellation() {
        return Cancellation.INTERRUPT;
    }

    @Override
    public Session open(PointsService service, Settings settings) {
        return BlockingFlow.parallel(
                service,
                new ExecutorCarrier(Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().name("request-", 0).factory())));
    }
}
