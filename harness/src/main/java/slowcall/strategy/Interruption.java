package slowcall.strategy;

import org.jspecify.annotations.Nullable;

/**
 * Lets one thread stop what another runs: never begun if it has not, else interrupted. An interrupt comes while the work runs or
 * not at all, so that it cannot hit what the thread does next.
 */
final class Interruption {
    private @Nullable Thread runner;
    private boolean over;
    private boolean interrupted;

    /** The calling thread is about to run the work; false if it must not. */
    synchronized boolean begin() {
        if (over) {
            return false;
        }
        runner = Thread.currentThread();
        return true;
    }

    /** Stops the work; true if it had not begun and never will. */
    synchronized boolean cancel() {
        if (runner != null) {
            interrupted = true;
            runner.interrupt();
            return false;
        }
        boolean unbegun = !over;
        over = true;
        return unbegun;
    }

    /** The work has run, on the calling thread, which is no longer interrupted if it was. */
    synchronized void end() {
        runner = null;
        over = true;
        if (interrupted) {
            var unused = Thread.interrupted();
        }
    }
}
