package slowcall.service;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * At most so many calls at once in a client whose connection pool has no bound: over HTTP/1.1 each call has one connection, which
 * its client takes back before the call is over, so that no more are ever opened. Calls wait in the order in which they came;
 * an asynchronous one without a thread. Their wait is a wait for a connection.
 */
final class BoundedPointsService implements PointsService {
    private final PointsService service;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;

    /**
     * @param service the client
     * @param calls the most calls at once, at least 1
     */
    BoundedPointsService(PointsService service, int calls) {
        this.service = service;
        this.free = calls;
    }

    /** A turn; who gives up waiting for it cancels it. */
    private CompletableFuture<Void> turn() {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        lock.lock();
        try {
            if (free == 0) {
                waiting.add(turn);
                return turn;
            }
            free--;
        } finally {
            lock.unlock();
        }
        turn.complete(null);
        return turn;
    }

    private void over() {
        CompletableFuture<Void> next;
        do {
            lock.lock();
            try {
                next = waiting.poll();
                if (next == null) {
                    free++;
                    return;
                }
            } finally {
                lock.unlock();
            }
        } while (!next.complete(null));
    }

    @Override
    public PointsReply call(PointsCall call) throws IOException, InterruptedException {
        await(turn());
        long connectedNanos = System.nanoTime();
        try {
            return connected(service.call(call), connectedNanos);
        } finally {
            over();
        }
    }

    private void await(CompletableFuture<Void> turn) throws InterruptedException {
        try {
            turn.get();
        } catch (InterruptedException e) {
            if (!turn.cancel(false)) {
                over();
            }
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn comes or is given up; it does not fail", e);
        }
    }

    @Override
    public CompletableFuture<PointsReply> callAsync(PointsCall call) {
        CompletableFuture<Void> turn = turn();
        AtomicReference<@Nullable CompletableFuture<?>> running = new AtomicReference<>();
        CompletableFuture<PointsReply> reply = new AbortableFuture<>(() -> {
            CompletableFuture<?> inClient = running.get();
            if (!turn.cancel(false) && inClient != null) {
                inClient.cancel(true);
            }
        });
        var unused = turn.whenComplete((nothing, givenUp) -> {
            if (givenUp == null) {
                begin(call, running, reply);
            } else {
                reply.completeExceptionally(givenUp);
            }
        });
        return reply;
    }

    private void begin(
            PointsCall call,
            AtomicReference<@Nullable CompletableFuture<?>> running,
            CompletableFuture<PointsReply> reply) {
        long connectedNanos = System.nanoTime();
        CompletableFuture<PointsReply> inClient;
        try {
            inClient = service.callAsync(call);
        } catch (RuntimeException e) {
            inClient = CompletableFuture.failedFuture(e);
        }
        running.set(inClient);
        if (reply.isCancelled()) {
            inClient.cancel(true);
        }
        var unused = inClient.whenComplete((answer, failure) -> {
            over();
            if (failure == null) {
                reply.complete(connected(answer, connectedNanos));
            } else {
                reply.completeExceptionally(failure);
            }
        });
    }

    /** What the client itself says is nearer to the truth. */
    private static PointsReply connected(PointsReply reply, long connectedNanos) {
        return reply.connectedNanos() == 0 ? reply.at(connectedNanos, reply.completedNanos()) : reply;
    }

    @Override
    public void close() {
        service.close();
    }
}
