package slowcall.integrations.parts;

import java.io.IOException;
import java.nio.file.Path;
import slowcall.jvm.ChildFailedException;

/** Starts parts by their names. */
public final class Parts {
    private Parts() {}

    /**
     * Starts the one of that name.
     *
     * @param folder where everything of it goes
     * @throws IllegalArgumentException if nobody starts such a one
     */
    public static Part start(String name, Path folder) throws IOException, ChildFailedException, InterruptedException {
        return switch (name) {
            case Database.NAME -> Database.start(folder);
            case Broker.NAME -> Broker.start(folder);
            case FileServer.NAME -> FileServer.start(folder);
            default -> throw new IllegalArgumentException("nobody starts a part \"" + name + "\"");
        };
    }
}
