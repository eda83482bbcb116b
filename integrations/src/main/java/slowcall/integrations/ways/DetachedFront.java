package slowcall.integrations.ways;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Front;
import slowcall.strategy.Moment;
import slowcall.strategy.Outcome;
import slowcall.strategy.Progress;
import slowcall.strategy.Strategy;

/** Has the call made by other threads of the application, and does not wait for it. What they have not done is in memory only. */
final class DetachedFront implements Front {
    private final Strategy.Session tasks;
    private final AtomicLong open = new AtomicLong();

    /**
     * @param tasks who makes the calls
     */
    DetachedFront(Strategy.Session tasks) {
        this.tasks = tasks;
    }

    /** One that is handed over. Nobody hears of its end, unless nobody would take it. */
    private final class Task implements Progress {
        private volatile boolean rejected;

        @Override
        public void at(Moment moment, int call) {}

        @Override
        public void end(Outcome outcome) {
            rejected = outcome instanceof Outcome.Rejected;
            open.decrementAndGet();
        }
    }

    @Override
    public void afterCommit(Asked asked) {
        Task task = new Task();
        open.incrementAndGet();
        tasks.submit(new Granting(asked), task);
        if (task.rejected) {
            throw new RejectedExecutionException("there is no room for login " + asked.id());
        }
    }

    @Override
    public long backlog() {
        return open.get();
    }

    @Override
    public void close() {
        tasks.close();
    }
}
