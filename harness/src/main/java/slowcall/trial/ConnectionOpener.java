package slowcall.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import slowcall.plan.Cell;
import slowcall.plan.Exchange;
import slowcall.plan.Work;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;

/**
 * Opens connections before the clock starts: a client has as many as it has had calls in flight at once, so that many calls are
 * made that all end at the same time. They are of the kind that will be measured, because a client may have a connection pool for
 * each kind, or a thread for each asynchronous call; blocking ones wait on virtual threads, which leave nothing behind.
 */
final class ConnectionOpener {
    /** Slow enough for any accept queue. */
    private static final int PER_SECOND = 2000;

    private static final int HOLD_MILLIS = 500;

    private final Exchange exchange;
    private final int heldAtOnce;
    private final boolean opens;
    private final boolean asynchronously;
    private final ThreadFactory threads;

    /**
     * @param opens whether calls are made in this JVM at all
     * @param cell says how many connections a client may have, and how many calls the service's threads can hold
     * @param asynchronously which kind of call opens them
     * @param threads of which each blocking call gets one
     */
    private ConnectionOpener(boolean opens, Cell cell, boolean asynchronously, ThreadFactory threads) {
        this.opens = opens && cell.exchange().overTheWire();
        this.exchange = cell.exchange();
        this.heldAtOnce = cell.serviceThreads().callsAtOnce().orElse(Integer.MAX_VALUE);
        this.asynchronously = asynchronously;
        this.threads = threads;
    }

    /** Opens connections by the kind of call that the cell's strategy makes; none for one that makes its calls elsewhere. */
    static ConnectionOpener of(Cell cell, Sessions sessions) {
        // Calls that pin their carriers would leave none for the others.
        boolean pins = cell.work().pin() != Work.Pin.NONE;
        Thread.Builder threads = pins ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
        boolean here = !sessions.areElsewhere();
        return new ConnectionOpener(here, cell, here && CallKind.isAsynchronous(sessions), threads.factory());
    }

    /** Opens connections by asynchronous calls. */
    static ConnectionOpener asynchronous(Cell cell) {
        return new ConnectionOpener(true, cell, true, Thread.ofVirtual().factory());
    }

    /**
     * Opens so many, or as many as the client may have, and waits until they are idle.
     *
     * @throws IllegalStateException if a call failed
     */
    void open(PointsService service, int wanted) {
        if (!opens) {
            return;
        }
        int most = exchange.maxConnections();
        int count = most == 0 ? wanted : Math.min(most, wanted);
        List<CompletableFuture<PointsReply>> calls = new ArrayList<>();
        long start = System.nanoTime();
        long endMillis = count * 1000L / PER_SECOND + HOLD_MILLIS;
        for (int i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / PER_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long elapsedMillis = (System.nanoTime() - start) / 1_000_000;
            // Behind as many as the service's threads can hold, the others wait without being asked to. Twice as many,
            // because calls
            // overtake one another on their way.
            long holdMillis = i < 2L * heldAtOnce ? endMillis - elapsedMillis : 1;
            PointsCall call = new PointsCall(-1, 0, (int) Math.max(1, holdMillis));
            calls.add(asynchronously ? service.callAsync(call) : callOnItsOwnThread(service, call));
        }
        try {
            CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("connections could not be opened: " + e.getCause(), e);
        }
    }

    private CompletableFuture<PointsReply> callOnItsOwnThread(PointsService service, PointsCall call) {
        CompletableFuture<PointsReply> reply = new CompletableFuture<>();
        Thread caller = threads.newThread(() -> {
            try {
                reply.complete(service.call(call));
            } catch (Exception e) {
                reply.completeExceptionally(e);
            }
        });
        caller.start();
        return reply;
    }
}
