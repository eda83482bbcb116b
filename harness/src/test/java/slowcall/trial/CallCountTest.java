package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** Guards against measuring requests that have only been handed over. */
class CallCountTest {
    @Test
    void countsCallsOfBothKindsFromTheLastReset() throws Exception {
        CallCount count = new CallCount(new PointsService() {
            @Override
            public PointsReply call(PointsCall call) {
                return new PointsReply(call.requestId(), 10);
            }

            @Override
            public CompletableFuture<PointsReply> callAsync(PointsCall call) {
                return new CompletableFuture<>();
            }

            @Override
            public void close() {}
        });
        var ignored = count.call(new PointsCall(1, 0, 0));
        count.reset();

        assertEquals(7, count.call(new PointsCall(7, 0, 0)).id());
        var open = count.callAsync(new PointsCall(8, 0, 0));

        assertEquals(2, count.begun());
        open.cancel(false);
    }
}
