package slowcall.integrations.batch;

import java.io.IOException;
import java.util.List;

/**
 * The file server that both parties use. Paths are relative to its root: {@code inbox/points-20261122-000017.csv}. Every method throws
 * an {@link IOException} if the server cannot be asked; the next call tries again.
 */
public interface RemoteFiles extends AutoCloseable {
    /** What became of a renaming. */
    enum Renamed {
        /** It has the new name. */
        DONE,
        /** There is no such file, perhaps no longer. */
        GONE,
        /** There is another file of the new name, which was left alone. */
        TAKEN
    }

    /** Makes a folder, unless it is there. */
    void makeFolder(String folder) throws IOException;

    /** What lies in a folder, in the order of the names. */
    List<RemoteFile> list(String folder) throws IOException;

    /** Whether there is such a file or folder. */
    boolean exists(String path) throws IOException;

    /** Writes a file whole, over what was there, and onto the server's disk if the server offers that. */
    void put(String file, byte[] content) throws IOException;

    /** Reads a file whole. */
    byte[] get(String file) throws IOException;

    /** Gives a file another name at once: of several who try, one is told that it is done. */
    Renamed rename(String from, String to) throws IOException;

    /** Removes a file. */
    void remove(String file) throws IOException;

    @Override
    void close();
}
