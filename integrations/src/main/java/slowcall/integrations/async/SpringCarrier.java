package slowcall.integrations.async;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.task.AsyncTaskExecutor;
import slowcall.strategy.Carrier;
import slowcall.strategy.Pending;

/**
 * Runs tasks through an {@code @Async} method of a bean: Spring's own context, proxy and executor, and no Boot. Everything that is
 * configured is configured here and by the strategy that brings the executor.
 */
final class SpringCarrier implements Carrier {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final AsyncTasks tasks;
    /** Spring does not wait for tasks when it closes a context, unless told for how long at most. */
    private final Pending pending = new Pending();

    /**
     * Starts a context.
     *
     * @param type of the executor
     * @param executor what runs the tasks, the context's from now on
     */
    <E extends AsyncTaskExecutor> SpringCarrier(Class<E> type, E executor) {
        context.register(AsyncEnabled.class);
        context.registerBean(AnnotatedTasks.EXECUTOR, type, () -> executor);
        context.registerBean("tasks", AnnotatedTasks.class, AnnotatedTasks::new);
        context.refresh();
        tasks = context.getBean(AsyncTasks.class);
    }

    @Override
    public void execute(Task task) {
        pending.begin();
        try {
            tasks.runAsync(() -> run(task));
        } catch (RuntimeException | Error e) {
            // The executor would not have it: nothing of it will run.
            pending.end();
            throw e;
        }
    }

    private void run(Task task) {
        try {
            if (task.started()) {
                task.run();
            }
        } finally {
            pending.end();
        }
    }

    @Override
    public void close() {
        pending.awaitNone();
        context.close();
    }
}
