package slowcall.strategy;

import com.google.auto.service.AutoService;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import slowcall.service.PointsService;

/** {@code CompletableFuture.supplyAsync} on the same pool as {@code fixed-pool}, named explicitly. */
@AutoService(Strategy.class)
public final class CompletableFutureStrategy implements Strategy {
    @Override
    public String name() {
        return "completable-future";
    }

    @Override
    public String description() {
        return "CompletableFuture.supplyAsync on a named pool of N platform threads, composed flow";
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
        return Cancellation.QUEUED;
    }

    @Override
    public Session open(PointsService service, Settings settings) {
        ExecutorService pool = Pool.start(settings);
        return new ComposedFlow(new SupplyAsync(service, pool), pool::close);
    }
}
