package slowcall.strategy;

/** Which threads run blocking code. */
public interface Carrier extends AutoCloseable {

    /**
     * Runs a task on one of the carrier's threads.
     *
     * @throws java.util.concurrent.RejectedExecutionException if it will not
     */
    void execute(Task task);

    /** Waits for every task to end, then releases the threads. */
    @Override
    void close();

    /** A piece of blocking work that says when it gets a thread, and when it is let through a limit. */
    interface Task extends Runnable {
        /** A thread has begun with the task; false if it has been cancelled, and nothing of it is to be done. */
        boolean started();

        /** The task was let through the carrier's limit; carriers without one do not call it. */
        void permitted();

        /** The thread was interrupted before the task was let through: that was all. */
        void interrupted(InterruptedException e);

        /** The work itself. Never throws. */
        @Override
        void run();
    }
}
