package slowcall.integrations.cdc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.CompletionCallback;
import io.debezium.engine.DebeziumEngine.ConnectorCallback;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guards against a log that nobody reads any more because a database was away, and against engines that are ended while they start. */
@Timeout(60)
class ChangeEngineTest {
    private final BlockingQueue<Fake> made = new LinkedBlockingQueue<>();
    private final Queue<RuntimeException> refusals = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Throwable> trouble = new LinkedBlockingQueue<>();

    /** An engine that does what a test tells it to; like Debezium's it can be ended once, while it reads. */
    private static final class Fake implements DebeziumEngine<Object> {
        private final CompletionCallback ended;
        private final ConnectorCallback state;
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final CountDownLatch afterwards = new CountDownLatch(1);
        private volatile boolean reading;
        private volatile boolean endedWhileItStarted;
        private volatile Throwable failure;

        Fake(CompletionCallback ended, ConnectorCallback state) {
            this.ended = ended;
            this.state = state;
        }

        /** Lets it read. */
        void read() {
            go.countDown();
        }

        /** Lets it fail, whether it reads or not. */
        void fail(Throwable failure) {
            this.failure = failure;
            end.countDown();
            go.countDown();
        }

        @Override
        public void run() {
            try {
                begun.countDown();
                go.await();
                if (end.getCount() > 0) {
                    reading = true;
                    state.pollingStarted();
                    end.await();
                }
            } catch (InterruptedException e) {
                failure = e;
            }
            ended.handle(failure == null, "ended", failure);
        }

        @Override
        public void close() {
            if (!reading) {
                endedWhileItStarted = true;
            }
            if (!reading || end.getCount() == 0) {
                throw new IllegalStateException("not now");
            }
            end.countDown();
        }
    }

    private ChangeEngine engine() {
        return new ChangeEngine(
                (ended, state) -> {
                    RuntimeException refusal = refusals.poll();
                    if (refusal != null) {
                        throw refusal;
                    }
                    Fake fake = new Fake(ended, state);
                    made.add(fake);
                    return new ChangeEngine.Engine(fake, fake.afterwards::countDown);
                },
                trouble::add);
    }

    @Test
    void anEngineThatFailsIsFollowedByAnother() throws Exception {
        IOException away = new IOException("away");
        IOException stillAway = new IOException("still away");
        try (ChangeEngine engine = engine()) {
            engine.start();
            Fake first = made.take();
            first.read();
            first.fail(away);
            Fake second = made.take();
            assertEquals(0, first.afterwards.getCount(), "nothing of the first is left when the next one is made");
            second.fail(stillAway);
            Fake third = made.take();
            third.begun.await();
            third.read();

            assertEquals(2, engine.restarts());
            assertSame(away, trouble.take());
            assertSame(stillAway, trouble.take());
        }
        assertEquals(List.of(), List.copyOf(trouble), "to be closed is none");
        assertEquals(0, made.size());
    }

    @Test
    void oneThatCannotBeMadeIsTriedAgain() throws Exception {
        IllegalStateException unmade = new IllegalStateException("not made");
        try (ChangeEngine engine = engine()) {
            engine.start();
            refusals.add(unmade);
            made.take().fail(new IOException("away"));

            Fake second = made.take();
            second.begun.await();
            second.read();
            assertEquals(1, engine.restarts());
            assertEquals("away", trouble.take().getMessage());
            assertSame(unmade, trouble.take());
        }
    }

    @Test
    void theFirstThatCannotBeMadeIsToldAtOnce() {
        IllegalStateException unmade = new IllegalStateException("not made");
        refusals.add(unmade);

        assertSame(unmade, assertThrows(IllegalStateException.class, this::engine));
    }

    @Test
    void anEngineThatStartsIsWaitedFor() throws Exception {
        ChangeEngine engine = engine();
        engine.start();
        Fake starting = made.take();
        Thread closing = Thread.ofPlatform().start(engine::close);
        Thread.sleep(100);
        starting.read();
        closing.join();

        assertFalse(starting.endedWhileItStarted);
        assertEquals(0, starting.afterwards.getCount());
        assertEquals(0, made.size());
    }

    @Test
    void oneThatHasNotBegunIsClosedAsWell() {
        ChangeEngine engine = engine();

        engine.close();

        assertEquals(0, made.element().afterwards.getCount());
        assertEquals(0, engine.restarts());
    }
}
