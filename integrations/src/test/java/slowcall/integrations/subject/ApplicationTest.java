package slowcall.integrations.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.message.Passage;

/** Guards against a user who is never answered, or is promised points that nobody has taken on. */
@Timeout(60)
class ApplicationTest {
    private final FakeDatabase database = new FakeDatabase();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void release() {
        released.countDown();
    }

    private interface Handing {
        void over(Asked asked) throws Exception;
    }

    private Application application(Handing handing, long backlog) {
        Front front = new Front() {
            @Override
            public void afterCommit(Asked asked) throws Exception {
                handing.over(asked);
            }

            @Override
            public long backlog() {
                return backlog;
            }
        };
        FailurePrinter failures = new FailurePrinter();
        return new Application(
                new LoginTransaction(database.source(), front, Passage.UNSEEN, failures), front, failures);
    }

    private Answer answer(Handing handing, boolean rollsBack) throws InterruptedException {
        try (Application application = application(handing, 0)) {
            application.take(new Asked(1, 1, 0, rollsBack), answers::add);
            return answers.poll(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatIsHandedOverIsAcknowledged() throws InterruptedException {
        assertEquals(Answer.ACKNOWLEDGED, answer(asked -> {}, false));
    }

    @Test
    void whatNobodyTakesIsRefused() throws InterruptedException {
        Answer answer = answer(
                asked -> {
                    throw new RejectedExecutionException("full");
                },
                false);

        assertEquals(Answer.REFUSED, answer);
    }

    @Test
    void whatFailsAfterTheCommitIsUnknown() throws InterruptedException {
        assertEquals(
                Answer.UNKNOWN,
                answer(
                        asked -> {
                            throw new IOException("reset");
                        },
                        false));
        assertEquals(
                Answer.UNKNOWN,
                answer(
                        asked -> {
                            throw new IllegalStateException("a defect");
                        },
                        false));
    }

    @Test
    void whatRollsBackIsNotHandedOver() throws InterruptedException {
        Answer answer = answer(
                asked -> {
                    throw new IllegalStateException("it is");
                },
                true);

        assertEquals(Answer.REFUSED, answer);
    }

    @Test
    void whatIsNotAnsweredIsBacklogAndWhatTheWayHasAsWell() throws InterruptedException {
        try (Application application = application(asked -> released.await(), 5)) {
            application.take(new Asked(1, 1, 0, false), answers::add);
            application.take(new Asked(2, 1, 0, false), answers::add);

            assertEquals(7, application.backlog());

            released.countDown();
            assertEquals(Answer.ACKNOWLEDGED, answers.poll(20, TimeUnit.SECONDS));
            assertEquals(Answer.ACKNOWLEDGED, answers.poll(20, TimeUnit.SECONDS));
        }
    }
}
