package slowcall.integrations.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What the real Spring does with {@code @Async}, as this suite says it does: what is claimed of it here would else be hearsay. */
@Timeout(60)
class AsyncBehaviourTest {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

    /** A bean that calls itself, too. */
    interface Points {
        void grantAsync(Runnable work);

        void grantThroughItself(Runnable work);
    }

    static final class AnnotatedPoints implements Points {
        @Override
        @Async
        public void grantAsync(Runnable work) {
            work.run();
        }

        @Override
        public void grantThroughItself(Runnable work) {
            grantAsync(work);
        }
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Points start() {
        context.registerBean("points", AnnotatedPoints.class, AnnotatedPoints::new);
        context.refresh();
        return context.getBean(Points.class);
    }

    private void executor(String name) {
        context.registerBean(name, ThreadPoolTaskExecutor.class, ThreadPoolTaskExecutor::new);
    }

    private void note() {
        threads.add(Thread.currentThread());
    }

    private Thread noted() throws InterruptedException {
        Thread thread = threads.poll(20, TimeUnit.SECONDS);
        assertTrue(thread != null, "the work did not run");
        return thread;
    }

    @Test
    void anAnnotatedMethodRunsOnTheOnlyExecutor() throws InterruptedException {
        context.register(AsyncEnabled.class);
        executor("slowCalls");

        start().grantAsync(this::note);

        assertEquals("slowCalls-1", noted().getName());
    }

    @Test
    void withTwoExecutorsAndNoneNamedEachTaskGetsAPlatformThreadOfItsOwn() throws InterruptedException {
        context.register(AsyncEnabled.class);
        executor("slowCalls");
        executor("reports");
        Points points = start();

        points.grantAsync(this::note);
        points.grantAsync(this::note);

        List<Thread> both = List.of(noted(), noted());
        assertEquals(2, new HashSet<>(both).size());
        both.forEach(thread -> assertTrue(
                thread.getName().startsWith("SimpleAsyncTaskExecutor-") && !thread.isVirtual(), thread::toString));
    }

    @Test
    void withoutEnableAsyncTheAnnotationDoesNothing() throws InterruptedException {
        executor("slowCalls");

        start().grantAsync(this::note);

        assertSame(Thread.currentThread(), noted());
    }

    @Test
    void aBeanThatCallsItselfIsNotCalledAsynchronously() throws InterruptedException {
        context.register(AsyncEnabled.class);
        executor("slowCalls");

        start().grantThroughItself(this::note);

        assertSame(Thread.currentThread(), noted());
    }

    @Test
    void whatAThreadKeepsStaysWithTheCaller() throws InterruptedException {
        ThreadLocal<String> user = ThreadLocal.withInitial(() -> "nobody");
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        context.register(AsyncEnabled.class);
        executor("slowCalls");
        user.set("alice");

        start().grantAsync(() -> seen.add(user.get()));

        assertEquals("nobody", seen.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void leftToItsDefaultsAThreadPoolTaskExecutorHasOneThreadAndAQueueWithoutBound() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.initialize();
        try {
            assertEquals(1, executor.getCorePoolSize());
            assertEquals(
                    Integer.MAX_VALUE,
                    executor.getThreadPoolExecutor().getQueue().remainingCapacity());
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void aSimpleAsyncTaskExecutorHasNoLimit() {
        assertEquals(
                SimpleAsyncTaskExecutor.UNBOUNDED_CONCURRENCY, new SimpleAsyncTaskExecutor().getConcurrencyLimit());
    }
}
