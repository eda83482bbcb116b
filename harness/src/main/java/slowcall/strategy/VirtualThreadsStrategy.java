package slowcall.strategy;

import com.google.auto.service.AutoService;
import java.util.concurrent.Executors;
import slowcall.service.PointsService;

/** A new virtual thread for each task, without a limit. */
@AutoService(Strategy.class)
public final class VirtualThreadsStrategy implements Strategy {
    @Override
    public String name() {
        return "virtual-threads";
    }

    @Override
    public String description() {
        return "a new virtual thread for each task, blocking calls";
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
                        Thread.ofVirtual().name("virtual-", 0).factory())));
    }
}
