package slowcall.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files are that a plan's recordings name. */
@FunctionalInterface
public interface RecordingSource {
    /**
     * Opens a file.
     *
     * @param name the path that the plan gives
     * @throws IOException if there is none, or it cannot be read
     */
    InputStream open(String name) throws IOException;

    /** Files beside a plan's own: their paths count from this folder. */
    static RecordingSource in(Path folder) {
        return name -> Files.newInputStream(folder.resolve(name));
    }

    /** None: the plan stands in no folder. */
    static RecordingSource none() {
        return name -> {
            throw new IOException("this plan is in no folder");
        };
    }
}
