package slowcall.integrations.subject;

import java.util.concurrent.atomic.AtomicBoolean;

/** Prints the first of many failures for whoever looks for the reason of them all. */
public final class FailurePrinter {
    private final AtomicBoolean noted = new AtomicBoolean();

    /** Another one. */
    public void note(Throwable failure) {
        if (noted.compareAndSet(false, true)) {
            failure.printStackTrace();
        }
    }
}
