package slowcall.integrations.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import slowcall.integrations.message.Intent;
import slowcall.integrations.message.Message;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** Guards against a call that is not the message's, or grants a second time what it was to grant once. */
class ServiceEffectTest {
    private static final Message MESSAGE = new Message(7, 3, 20, Intent.EVENT);

    /** Keeps what it is asked for. */
    private static final class Keeping implements PointsService {
        private final List<PointsCall> calls = new ArrayList<>();
        private IOException failure;

        @Override
        public PointsReply call(PointsCall call) throws IOException {
            calls.add(call);
            if (failure != null) {
                throw failure;
            }
            return new PointsReply(call.requestId(), 10);
        }

        @Override
        public CompletableFuture<PointsReply> callAsync(PointsCall call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private final Keeping service = new Keeping();

    @Test
    void asOftenAsAMessageComesItsCallIsMade() throws Exception {
        Effect effect = new ServiceEffect(service, Message::call);

        effect.apply(MESSAGE);
        effect.apply(MESSAGE);

        PointsCall call = new PointsCall(7, 0, 20);
        assertEquals(List.of(call, call), service.calls);
    }

    @Test
    void aCallThatIsToGrantOnceSaysSoEachTime() throws Exception {
        Effect effect = new ServiceEffect(service, message -> message.call().onlyOnce());

        effect.apply(MESSAGE);
        effect.apply(MESSAGE);

        assertEquals(
                List.of(true, true),
                service.calls.stream().map(PointsCall::once).toList());
    }

    @Test
    void aCallThatFailsIsTheEffectsFailure() {
        service.failure = new IOException("reset");

        assertSame(
                service.failure,
                assertThrows(IOException.class, () -> new ServiceEffect(service, Message::call).apply(MESSAGE)));
    }
}
