package slowcall.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What is said when a signal ends this process. It ends at once all the same: what is finished is on disk, and children end with
 * their input, which is this process's to close.
 */
final class Farewell implements AutoCloseable {
    /** For those who have stopped to read, as a pager does: they keep nobody from ending. */
    private static final long PATIENCE_MILLIS = 1000;

    private final Thread hook;

    /** From now on, until closed. */
    Farewell(Runnable words) {
        hook = Thread.ofPlatform().name("farewell").unstarted(() -> say(words));
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is being ended already.
        }
    }

    /** Says them, or lets it be after a second. */
    static void say(Runnable words) {
        CountDownLatch said = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("farewell-words").start(() -> {
            words.run();
            said.countDown();
        });
        try {
            var unused = said.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process is being ended, and the words are being said.
        }
    }
}
