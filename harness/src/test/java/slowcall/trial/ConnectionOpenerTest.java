package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import slowcall.plan.Cell;
import slowcall.plan.PlanFile;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** Guards against a service of few threads that is kept busy for minutes by the calls that open connections to it. */
class ConnectionOpenerTest {
    private static List<PointsCall> calls(String service) {
        Cell cell = PlanFile.parse("opened", """
                {"cells": [{"strategy": "async-client", "arrivals": {"closed": 40}, "delay": "50ms" %s}]}""".formatted(service)).cells().getFirst();
        List<PointsCall> calls = new ArrayList<>();
        PointsService fake = new PointsService() {
            @Override
            public PointsReply call(PointsCall call) {
                throw new AssertionError("opened by another kind of call");
            }

            @Override
            public CompletableFuture<PointsReply> callAsync(PointsCall call) {
                calls.add(call);
                return CompletableFuture.completedFuture(new PointsReply(call.requestId(), 0));
            }

            @Override
            public void close() {}
        };
        ConnectionOpener.asynchronous(cell).open(fake, 40);
        return calls;
    }

    @Test
    void allAreHeldUntilTheLastHasBegun() {
        List<PointsCall> calls = calls("");
        assertEquals(40, calls.size());
        assertTrue(calls.stream().allMatch(call -> call.delayMillis() > 1));
    }

    @Test
    void whatItsThreadsCannotHoldWaitsBehindWhatTheyCan() {
        List<PointsCall> calls = calls(", \"service\": {\"container-threads\": 10, \"async-threads\": \"none\"}");
        assertEquals(40, calls.size());
        assertTrue(calls.subList(0, 10).stream().allMatch(call -> call.delayMillis() > 1));
        assertTrue(calls.subList(10, 40).stream().allMatch(call -> call.delayMillis() == 1));
    }
}
