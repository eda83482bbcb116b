package slowcall.integrations.async;

import org.springframework.scheduling.annotation.Async;

/** What Spring puts its proxy around. The executor is named: with two in the context, an unnamed one would be neither of them. */
final class AnnotatedTasks implements AsyncTasks {
    /** The executor's name in the context. */
    static final String EXECUTOR = "slowCalls";

    @Override
    @Async(EXECUTOR)
    public void runAsync(Runnable task) {
        task.run();
    }
}
