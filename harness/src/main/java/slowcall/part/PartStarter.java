package slowcall.part;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import slowcall.jvm.ChildFailedException;

/**
 * Starts one kind of server. Found through {@link java.util.ServiceLoader}: a new one is a file with
 * {@code @AutoService(PartStarter.class)}.
 */
public interface PartStarter {
    /** What strategies call it; matches {@code [a-z0-9._-]{1,64}}. */
    String part();

    /**
     * Starts an empty one, which ends with this process at the latest, however that ends.
     *
     * @param folder where everything of it goes; made if it is not there
     * @throws ChildFailedException if it does not start
     */
    StartedPart start(Path folder) throws IOException, ChildFailedException, InterruptedException;

    /** Memory that one takes, of its processes together, in MiB: what a machine must have left for it. */
    default int memoryMib() {
        return 0;
    }

    /** What keeps one from being started on this machine, as far as can be told without; empty if nothing does. */
    default Optional<String> objection() throws InterruptedException {
        return Optional.empty();
    }

    /** Whether what is measured depends on the disk that its data is on. */
    default boolean waitsForDisk() {
        return false;
    }

    /**
     * One that somebody else keeps; nothing is sent to it yet.
     *
     * @param written where it is, as a command line has it
     * @param password for it, if there is any
     * @throws IllegalArgumentException if that is no such place, or it cannot be used so; the message, which goes on after the name of
     *     what was written, has nothing of it that may be a password
     */
    default ExternalPart external(String written, Optional<String> password) {
        throw new IllegalArgumentException("cannot be given: " + part() + " is always started");
    }
}
