package slowcall.result;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that somebody else may have written, as far as there is memory for them: a pipe, or a device, has no size and perhaps no end. */
public final class BoundedFile {
    private BoundedFile() {}

    /**
     * Reads a file whole.
     *
     * @param largest in bytes, below 2 GiB
     * @throws ResultsException if it is larger, or a folder
     */
    public static byte[] read(Path file, int largest) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ResultsException(file, "is a folder where a file should be");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(largest + 1);
            if (content.length > largest) {
                throw new ResultsException(file, "is larger than " + (largest >> 20) + " MiB");
            }
            return content;
        }
    }
}
