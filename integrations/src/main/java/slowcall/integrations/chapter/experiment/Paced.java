package slowcall.integrations.chapter.experiment;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Work that comes when it comes, whether what came before is done or not. Each piece is timed from when it was to begin, so that what
 * holds up one also counts for those that it keeps waiting.
 */
final class Paced {
    private static final long SECOND = 1_000_000_000;

    private Paced() {}

    /** What may fail. */
    @FunctionalInterface
    interface Work {
        void perform(int number) throws Exception;
    }

    /**
     * How long each took, in nanoseconds, in the order in which they were to begin.
     *
     * @throws Exception what the first of those that failed has thrown
     */
    static long[] nanos(int count, int perSecond, Work work) throws Exception {
        long[] nanos = new long[count];
        ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            IntConsumer each = number -> {
                try {
                    work.perform(number);
                } catch (Exception e) {
                    failures.add(e);
                }
                nanos[number] = System.nanoTime() - due(start, number, perSecond);
            };
            for (int i = 0; i < count; i++) {
                int number = i;
                awaitTime(due(start, number, perSecond));
                threads.execute(() -> each.accept(number));
            }
        }
        Exception first = failures.peek();
        if (first != null) {
            throw first;
        }
        return nanos;
    }

    private static long due(long start, int number, int perSecond) {
        return start + number * SECOND / perSecond;
    }

    private static void awaitTime(long nanoTime) throws InterruptedException {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(left);
        }
    }
}
