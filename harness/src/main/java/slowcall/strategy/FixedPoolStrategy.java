package slowcall.strategy;

import com.google.auto.service.AutoService;
import java.util.Optional;
import slowcall.service.PointsService;

/** A pool of N platform threads before which tasks queue. */
@AutoService(Strategy.class)
public final class FixedPoolStrategy implements Strategy {
    @Override
    public String name() {
        return "fixed-pool";
    }

    @Override
    public String description() {
        return "a pool of N platform threads with a queue, blocking calls";
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
        return BlockingFlow.parallel(service, new ExecutorCarrier(Pool.start(settings)));
    }
}
