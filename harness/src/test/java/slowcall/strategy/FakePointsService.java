package slowcall.strategy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/** A points service in this process whose calls return when the test says so. Blocking callers wait as in the JDK's client, on a future. */
final class FakePointsService implements PointsService {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final List<Held> arrived = new ArrayList<>();
    private final boolean holds;
    private final @Nullable Exception failure;
    private boolean holding;
    private int inside;
    private int mostInside;
    private int interrupted;

    private record Held(PointsCall call, CompletableFuture<PointsReply> reply) {}

    private FakePointsService(boolean holds, @Nullable Exception failure) {
        this.holds = holds;
        this.holding = holds;
        this.failure = failure;
    }

    /** Answers every call at once. */
    static FakePointsService answering() {
        return new FakePointsService(false, null);
    }

    /** Keeps every call until it is released. */
    static FakePointsService holding() {
        return new FakePointsService(true, null);
    }

    /** Fails every call at once. */
    static FakePointsService failing(Exception failure) {
        return new FakePointsService(false, failure);
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        try {
            return arrive(call).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new AssertionError(e);
        }
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        return arrive(call);
    }

    private CompletableFuture<PointsReply> arrive(PointsCall call) {
        Held held = new Held(call, new CompletableFuture<>());
        boolean release;
        synchronized (this) {
            arrived.add(held);
            interrupted += Thread.currentThread().isInterrupted() ? 1 : 0;
            inside++;
            mostInside = Math.max(mostInside, inside);
            release = !holding;
            notifyAll();
        }
        if (release) {
            release(held);
        }
        return held.reply();
    }

    private void release(Held held) {
        synchronized (this) {
            inside--;
        }
        if (failure == null) {
            held.reply().complete(new PointsReply(held.call().requestId(), 10));
        } else {
            held.reply().completeExceptionally(failure);
        }
    }

    /** Lets the {@code index}-th arrived call return. */
    void release(int index) {
        Held held;
        synchronized (this) {
            held = arrived.get(index);
        }
        release(held);
    }

    /** Lets every call return, those yet to come included. */
    void releaseAll() {
        List<Held> open;
        synchronized (this) {
            holding = false;
            open = arrived.stream().filter(held -> !held.reply().isDone()).toList();
        }
        if (holds) {
            open.forEach(this::release);
        }
    }

    /** Waits until so many calls have arrived, and fails if they do not. */
    synchronized void awaitArrived(int count) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (arrived.size() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("only " + arrived.size() + " of " + count + " calls arrived: " + calls());
            }
            wait(left);
        }
    }

    /** The calls in the order of their arrival. */
    synchronized List<PointsCall> calls() {
        return arrived.stream().map(Held::call).toList();
    }

    /** The most calls that were in the service at once. */
    synchronized int mostInside() {
        return mostInside;
    }

    /** Calls that arrived on a thread with its interrupt flag set. */
    synchronized int arrivedInterrupted() {
        return interrupted;
    }

    @Override
    public void close() {}
}
