package slowcall.strategy;

import java.util.concurrent.ExecutorService;

/** Runs tasks on an executor, which it owns. */
public final class ExecutorCarrier implements Carrier {
    private final ExecutorService executor;

    /** Ends the executor when it is closed. */
    public ExecutorCarrier(ExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Task task) {
        executor.execute(() -> {
            if (task.started()) {
                task.run();
            }
        });
    }

    @Override
    public void close() {
        executor.close();
    }
}
