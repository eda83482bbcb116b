package slowcall.integrations.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import slowcall.jvm.ChildFailedException;
import slowcall.part.StartedPart;

/** A server that hand-offs go through, started by this process and ended with it, which can be killed meanwhile. */
public interface Part extends StartedPart {
    /**
     * Starts the one of that name.
     *
     * @param folder where everything of it goes
     * @throws IllegalArgumentException if nobody starts such a one
     */
    static Part start(String name, Path folder) throws IOException, ChildFailedException, InterruptedException {
        return switch (name) {
            case Database.NAME -> Database.start(folder);
            case Broker.NAME -> Broker.start(folder);
            case FileServer.NAME -> FileServer.start(folder);
            default -> throw new IllegalArgumentException("nobody starts a part \"" + name + "\"");
        };
    }

    /** What it is: {@code postgresql}, {@code kafka}. */
    String name();

    /** How long it took to start the last time: until it answered. */
    Duration startUp();

    /** Ends its processes at once by SIGKILL, and waits until they are gone. What it has on the disk stays. */
    void kill() throws IOException, ChildFailedException, InterruptedException;

    /** Starts it again after {@link #kill}, with what it has on the disk and where it was before. */
    void restart() throws IOException, ChildFailedException, InterruptedException;
}
