package slowcall.integrations.effect;

import java.io.IOException;
import java.util.function.Function;
import slowcall.integrations.message.Message;
import slowcall.service.PointsCall;
import slowcall.service.PointsService;

/**
 * Calls the points service. Whether a second call for the same login grants points once more is the service's to say: calls that ask it
 * not to are the only ones that may be repeated at will.
 */
public final class ServiceEffect implements Effect {
    private final PointsService service;
    private final Function<Message, PointsCall> call;

    /** Makes this call of a message. */
    public ServiceEffect(PointsService service, Function<Message, PointsCall> call) {
        this.service = service;
        this.call = call;
    }

    @Override
    public void apply(Message message) throws IOException, InterruptedException {
        var unused = service.call(call.apply(message));
    }
}
