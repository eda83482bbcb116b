package slowcall.integrations.parts;

import java.io.IOException;
import java.time.Duration;
import slowcall.jvm.ChildFailedException;
import slowcall.part.Usage;

/** A server that hand-offs go through, started by this process and ended with it. */
public interface Part extends AutoCloseable {
    /** What it is: {@code postgresql}, {@code kafka}. */
    String name();

    /** How long it took to start the last time: until it answered. */
    Duration startUp();

    /** What its processes have used since it was last started. */
    Usage usage();

    /** Ends its processes at once by SIGKILL, and waits until they are gone. What it has on the disk stays. */
    void kill() throws IOException, ChildFailedException, InterruptedException;

    /** Starts it again after {@link #kill}, with what it has on the disk and where it was before. */
    void restart() throws IOException, ChildFailedException, InterruptedException;

    /** Ends it for good. */
    @Override
    void close();
}
