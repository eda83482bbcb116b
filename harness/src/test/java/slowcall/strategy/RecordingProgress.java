package slowcall.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keeps what a strategy reports of one request, in its order. */
final class RecordingProgress implements Progress {
    /** A moment of a call, or the end. */
    sealed interface Event {}

    record At(Moment moment, int call) implements Event {}

    record End(Outcome outcome) implements Event {}

    private final List<Event> events = new ArrayList<>();
    private final boolean cancels;
    private final List<Runnable> cancellations = new ArrayList<>();

    /** Of a request that nobody cancels. */
    RecordingProgress() {
        this(false);
    }

    private RecordingProgress(boolean cancels) {
        this.cancels = cancels;
    }

    /** Of a request that {@link #cancel} cancels. */
    static RecordingProgress cancelling() {
        return new RecordingProgress(true);
    }

    @Override
    public boolean cancels() {
        return cancels;
    }

    @Override
    public synchronized void onCancel(Runnable cancel) {
        cancellations.add(cancel);
    }

    /** Cancels the request as the strategy said; false if it did not. */
    boolean cancel() {
        List<Runnable> all;
        synchronized (this) {
            all = List.copyOf(cancellations);
        }
        all.forEach(Runnable::run);
        return !all.isEmpty();
    }

    /** Waits until the request has ended, and fails if it does not. */
    synchronized void awaitEnd() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (ends().isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("not ended: " + events);
            }
            wait(left);
        }
    }

    @Override
    public synchronized void at(Moment moment, int call) {
        events.add(new At(moment, call));
    }

    @Override
    public synchronized void end(Outcome outcome) {
        events.add(new End(outcome));
        notifyAll();
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    List<Outcome> ends() {
        return events().stream()
                .filter(End.class::isInstance)
                .map(event -> ((End) event).outcome())
                .toList();
    }
}
