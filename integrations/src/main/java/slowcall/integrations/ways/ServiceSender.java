package slowcall.integrations.ways;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import slowcall.integrations.message.Message;
import slowcall.integrations.message.Sender;
import slowcall.service.PointsCall;
import slowcall.service.PointsService;

/** Hands messages straight over to the service: its answer is the acknowledgement. */
final class ServiceSender implements Sender {
    private final PointsService service;
    private final Function<Message, PointsCall> call;

    ServiceSender(PointsService service, Function<Message, PointsCall> call) {
        this.service = service;
        this.call = call;
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        try {
            return service.callAsync(call.apply(message)).thenAccept(reply -> {});
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
