package slowcall.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream that remembers what went wrong with it: those who print do not ask, and a full disk would look like success. */
final class StandardOutput extends OutputStream {
    private final OutputStream stream;
    private final boolean mayBeLeft;
    private @Nullable IOException failure;

    /**
     * @param mayBeLeft whether somebody else reads the stream, who may have seen enough, as {@code head} has: that is no failure
     */
    StandardOutput(OutputStream stream, boolean mayBeLeft) {
        this.stream = stream;
        this.mayBeLeft = mayBeLeft;
    }

    static StandardOutput ofThisProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out), isPipe());
    }

    /** Where standard output goes, Linux tells. */
    private static boolean isPipe() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Why something that was printed is lost; empty if nothing is, or nobody was there to read it. */
    Optional<String> loss() {
        return failure == null || mayBeLeft ? Optional.empty() : Optional.of(String.valueOf(failure.getMessage()));
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        try {
            stream.write(octets, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }
}
