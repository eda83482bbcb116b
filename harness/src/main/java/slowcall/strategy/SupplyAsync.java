package slowcall.strategy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** {@code supplyAsync} of a blocking call: the future is asynchronous, the call still holds a thread. */
final class SupplyAsync implements ComposedFlow.Call {
    private final PointsService service;
    private final Executor executor;

    SupplyAsync(PointsService service, Executor executor) {
        this.service = service;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<PointsReply> begin(Request request, int call, Progress progress) {
        return CompletableFuture.supplyAsync(
                () -> {
                    progress.at(Moment.STARTED, call);
                    try {
                        return service.call(request.call(call));
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new CompletionException(e);
                    }
                },
                executor);
    }
}
