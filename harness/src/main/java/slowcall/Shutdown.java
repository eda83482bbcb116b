package slowcall;

import java.util.concurrent.CountDownLatch;

/** Whether a signal is ending this JVM, and with it everything that it has started. */
final class Shutdown {
    /** In which a signal that has ended a child reaches this JVM as well. */
    private static final long MOMENT_MILLIS = 100;

    private Shutdown() {}

    static boolean isUnderWay() {
        Thread probe = Thread.ofPlatform().unstarted(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /**
     * Does not return if this JVM is being ended, and takes a moment to find out. What a signal to all processes alike has ended, has
     * not failed: it must leave no row that says so.
     */
    static void awaitIfUnderWay() throws InterruptedException {
        Thread.sleep(MOMENT_MILLIS);
        if (isUnderWay()) {
            new CountDownLatch(1).await();
        }
    }
}
