package slowcall.part;

import java.io.IOException;
import java.nio.file.Path;
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
}
