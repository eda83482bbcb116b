package slowcall.integrations.async;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;

/**
 * Hands failing work over in each of the usual ways, and looks who learns of the failure and whether its stack trace leads back to
 * the request.
 */
public final class Propagation {
    private static final long PATIENCE_SECONDS = 20;

    /** The method that hands the work over. */
    private static final String ORIGIN = "login";

    /**
     * What became of a failure.
     *
     * @param way how the work was handed over
     * @param atTheCall whether it came back out of the call that handed the work over
     * @param atGet whether it comes out of the future's {@code get}, for a caller that asks
     * @param atAHandler whether it went to a handler of uncaught exceptions, the thread's or Spring's
     * @param namesTheOrigin whether its stack trace has the method that handed the work over
     */
    public record Sighting(String way, boolean atTheCall, boolean atGet, boolean atAHandler, boolean namesTheOrigin) {}

    /** How work is handed over. */
    private interface Way {
        /** Hands it over; null where there is no future to ask. */
        @Nullable Future<?> handOver(Runnable work);
    }

    /** The work's failure, told apart from any other. */
    private static final class WorkFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A bean with both kinds of method: nobody can ask for the result of the first. */
    interface Grants {
        void grantAsync(Runnable work);

        Future<?> grantAsyncWithFuture(Runnable work);
    }

    /** What Spring puts its proxy around. */
    static final class AnnotatedGrants implements Grants {
        @Override
        @Async
        public void grantAsync(Runnable work) {
            work.run();
        }

        @Override
        @Async
        public CompletableFuture<?> grantAsyncWithFuture(Runnable work) {
            work.run();
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Is told of what nobody else catches. */
    private static final class Handler
            implements Thread.UncaughtExceptionHandler, AsyncUncaughtExceptionHandler, AsyncConfigurer {
        private volatile CompletableFuture<Throwable> told = new CompletableFuture<>();

        void forget() {
            told = new CompletableFuture<>();
        }

        boolean knows() {
            return told.isDone();
        }

        Throwable await() throws InterruptedException {
            try {
                return told.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("no handler was told of a failure", e);
            }
        }

        @Override
        public void uncaughtException(Thread thread, Throwable failure) {
            told.complete(failure);
        }

        @Override
        public void handleUncaughtException(Throwable failure, Method method, @Nullable Object... parameters) {
            told.complete(failure);
        }

        @Override
        public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
            return this;
        }
    }

    private Propagation() {}

    /**
     * Tries every way, a direct call first.
     *
     * @throws IllegalStateException if a failure went to nobody at all
     */
    public static List<Sighting> look() throws InterruptedException {
        Handler handler = new Handler();
        ThreadFactory platform =
                Thread.ofPlatform().uncaughtExceptionHandler(handler).factory();
        ThreadFactory virtual =
                Thread.ofVirtual().uncaughtExceptionHandler(handler).factory();
        try (ExecutorService pool = Executors.newSingleThreadExecutor(platform);
                AnnotationConfigApplicationContext spring = spring(handler)) {
            Grants grants = spring.getBean(Grants.class);
            return List.of(
                    look("a direct call", handler, withoutFuture(Runnable::run)),
                    look("Executor.execute", handler, withoutFuture(pool::execute)),
                    look("ExecutorService.submit", handler, pool::submit),
                    look("CompletableFuture.runAsync", handler, work -> CompletableFuture.runAsync(work, pool)),
                    look(
                            "a virtual thread",
                            handler,
                            withoutFuture(work -> virtual.newThread(work).start())),
                    look("@Async, void", handler, withoutFuture(grants::grantAsync)),
                    look("@Async, a future", handler, grants::grantAsyncWithFuture));
        }
    }

    private static AnnotationConfigApplicationContext spring(Handler handler) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(AsyncEnabled.class);
        context.registerBean("handler", Handler.class, () -> handler);
        context.registerBean("taskExecutor", SimpleAsyncTaskExecutor.class);
        context.registerBean("grants", AnnotatedGrants.class, AnnotatedGrants::new);
        context.refresh();
        return context;
    }

    /** Takes work and gives nothing back. */
    private interface Taker {
        void take(Runnable work);
    }

    private static Way withoutFuture(Taker taker) {
        return work -> {
            taker.take(work);
            return null;
        };
    }

    private static Sighting look(String name, Handler handler, Way way) throws InterruptedException {
        handler.forget();
        Future<?> future;
        try {
            future = login(way);
        } catch (WorkFailed failure) {
            return new Sighting(name, true, false, handler.knows(), namesTheOrigin(failure));
        }
        if (future == null) {
            return new Sighting(name, false, false, true, namesTheOrigin(handler.await()));
        }
        try {
            future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return new Sighting(name, false, true, handler.knows(), namesTheOrigin(e.getCause()));
        } catch (TimeoutException e) {
            throw new IllegalStateException(name + " does not end", e);
        }
        throw new IllegalStateException(name + " says that failing work has succeeded");
    }

    /** The request: its name is what a stack trace would have to show. */
    private static @Nullable Future<?> login(Way way) {
        return way.handOver(() -> {
            throw new WorkFailed();
        });
    }

    private static boolean namesTheOrigin(@Nullable Throwable failure) {
        return failure != null
                && Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals(ORIGIN)
                                && frame.getClassName().equals(Propagation.class.getName()));
    }
}
