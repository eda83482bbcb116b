package slowcall;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether this JVM has been told to end. A terminal's Ctrl-C, and whoever ends a whole group of processes, reaches a trial's JVM as well:
 * that trial has not failed, it is one that was not finished.
 */
final class Ending {
    /** From a child's end until this JVM knows of the same signal, on a busy machine. */
    private static final long PATIENCE_MILLIS = 500;

    private final CountDownLatch told = new CountDownLatch(1);

    private Ending() {}

    /** Looks out from now on. */
    static Ending watch() {
        Ending ending = new Ending();
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(ending.told::countDown, "ending"));
        } catch (IllegalStateException e) {
            ending.told.countDown();
        }
        return ending;
    }

    /** Waits for it, where it is near: then this never returns. Where it is not, half a second passes. */
    void await() throws InterruptedException {
        if (told.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            new CountDownLatch(1).await();
        }
    }
}
