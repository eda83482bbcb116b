package slowcall.integrations.async;

/** A bean whose method returns before its work is done. Its name says so, because nothing else at the call does. */
public interface AsyncTasks {
    /** Has a task run by the executor that the bean's annotation names. */
    void runAsync(Runnable task);
}
