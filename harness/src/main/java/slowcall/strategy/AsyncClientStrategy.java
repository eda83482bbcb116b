package slowcall.strategy;

import com.google.auto.service.AutoService;
import slowcall.service.PointsService;

/** The HTTP client's own asynchronous call: no thread of the strategy waits. */
@AutoService(Strategy.class)
public final class AsyncClientStrategy implements Strategy {
    @Override
    public String name() {
        return "async-client";
    }

    @Override
    public String description() {
        return "the HTTP client's asynchronous call, no waiting thread, composed flow";
    }

    @Override
    public Cancellation cancellation() {
        return Cancellation.FUTURE;
    }

    @Override
    public Session open(PointsService service, Settings settings) {
        return new ComposedFlow((request, call, progress) -> service.callAsync(request.call(call)), () -> {});
    }
}
