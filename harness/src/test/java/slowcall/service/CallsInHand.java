package slowcall.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client for tests: it notes its calls, whose answers the test gives. Blocking calls are answered at once. */
final class CallsInHand implements PointsService {
    final List<PointsCall> calls = new ArrayList<>();
    final List<CompletableFuture<PointsReply>> replies = new ArrayList<>();
    boolean closed;

    @Override
    public synchronized PointsReply call(PointsCall call) {
        calls.add(call);
        return new PointsReply(call.requestId(), 10);
    }

    @Override
    public synchronized CompletableFuture<PointsReply> callAsync(PointsCall call) {
        calls.add(call);
        CompletableFuture<PointsReply> reply = new CompletableFuture<>();
        replies.add(reply);
        return reply;
    }

    void answer(int index) {
        replies.get(index).complete(new PointsReply(calls.get(index).requestId(), 10));
    }

    @Override
    public void close() {
        closed = true;
    }
}
