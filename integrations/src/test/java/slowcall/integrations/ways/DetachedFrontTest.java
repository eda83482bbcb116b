package slowcall.integrations.ways;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import slowcall.integrations.subject.Asked;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Strategy;

/** Guards against a login that is acknowledged although nobody has taken its call, and a backlog that is not what is left to do. */
class DetachedFrontTest {
    private static final Asked LOGIN = new Asked(4, 3, 20, false);

    private final List<Request> requests = new ArrayList<>();
    private final List<Progress> handedOver = new ArrayList<>();
    private boolean full;
    private boolean closed;

    private final DetachedFront front = new DetachedFront(new Strategy.Session() {
        @Override
        public void submit(Request request, Progress progress) {
            if (full) {
                progress.end(Outcome.REJECTED);
                return;
            }
            requests.add(request);
            handedOver.add(progress);
        }

        @Override
        public void close() {
            closed = true;
        }
    });

    @Test
    void theCallIsTheLogins() {
        front.afterCommit(LOGIN);

        Request request = requests.getFirst();
        assertEquals(4, request.id());
        assertEquals(3, request.user());
        assertEquals(1, request.shape().calls());
        assertEquals(4, request.call(0).requestId());
        assertEquals(20, request.call(0).delayMillis());
    }

    @Test
    void whatIsHandedOverIsBacklogUntilItEndsHoweverThatIs() {
        front.afterCommit(LOGIN);
        front.afterCommit(LOGIN);
        assertEquals(2, front.backlog());

        handedOver.getFirst().end(Outcome.OK);
        assertEquals(1, front.backlog());

        handedOver.getLast().end(new Outcome.Failed(new IllegalStateException("nobody hears of it")));
        assertEquals(0, front.backlog());
    }

    @Test
    void whatNobodyTakesIsRefusedAndNoBacklog() {
        full = true;

        assertThrows(RejectedExecutionException.class, () -> front.afterCommit(LOGIN));

        assertEquals(0, front.backlog());
    }

    @Test
    void itsThreadsEndWithIt() {
        front.close();

        assertTrue(closed);
    }
}
