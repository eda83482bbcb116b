package slowcall.integrations.parts;

import java.io.IOException;
import java.time.Duration;
import slowcall.jvm.ChildFailedException;
import slowcall.part.StartedPart;

/** A server that hand-offs go through, started by this process and ended with it, which can be killed meanwhile. */
public interface Part extends StartedPart {
    /** What it is: {@code postgresql}, {@code kafka}. */
    String name();

    /** How long it took to start the last time: until it answered. */
    Duration startUp();

    /** Ends its processes at once by SIGKILL, and waits until they are gone. What it has on the disk stays. */
    void kill() throws IOException, ChildFailedException, InterruptedException;

    /** Starts it again after {@link #kill}, with what it has on the disk and where it was before. */
    void restart() throws IOException, ChildFailedException, InterruptedException;
}
