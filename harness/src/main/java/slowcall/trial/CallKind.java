package slowcall.trial;

import java.util.concurrent.CompletableFuture;
import slowcall.plan.Cell;
import slowcall.plan.RequestShape;
import slowcall.plan.Work;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;
import slowcall.strategy.Moment;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/**
 * Finds out which kind of call a strategy makes, by having it carry out one request against a service that answers at once and only
 * takes note: a client may have a connection pool for each kind of call.
 */
public final class CallKind implements PointsService {
    private volatile boolean asynchronous;

    private CallKind() {}

    /** Whether the cell's strategy makes asynchronous calls, for which no thread waits. */
    public static boolean isAsynchronous(Cell cell) {
        Strategy strategy = Strategies.named(cell.strategy());
        return isAsynchronous(
                Sessions.of(strategy, strategy.settings().read(cell.strategy(), cell.settings()), Work.NONE, 0));
    }

    /** Whether the sessions' strategy makes asynchronous calls. */
    static boolean isAsynchronous(Sessions sessions) {
        CallKind noted = new CallKind();
        try (Strategy.Session session = sessions.open(noted)) {
            session.submit(new OneRequest(), new NoProgress());
        }
        return noted.asynchronous;
    }

    @Override
    public PointsReply call(PointsCall call) {
        return new PointsReply(call.requestId(), 0);
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        asynchronous = true;
        return CompletableFuture.completedFuture(call(call));
    }

    @Override
    public void close() {}

    private static final class OneRequest implements Request {
        @Override
        public long id() {
            return -1;
        }

        @Override
        public RequestShape shape() {
            return new RequestShape.Single();
        }

        @Override
        public PointsCall call(int index) {
            return new PointsCall(id(), index, 0);
        }
    }

    private static final class NoProgress implements Progress {
        @Override
        public void at(Moment moment, int call) {}

        @Override
        public void end(Outcome outcome) {}
    }
}
