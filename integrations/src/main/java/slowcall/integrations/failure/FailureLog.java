package slowcall.integrations.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls that were given up, a line of JSON for each, on the disk before {@link #add} returns: what is in memory only is lost with its
 * process. Safe for use by many threads.
 */
public final class FailureLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader READ = JSON.readerFor(GivenUp.class);

    private final FileChannel file;

    private FailureLog(FileChannel file) {
        this.file = file;
    }

    /** Opens a log to add to, where it ends: behind the last whole line, if a process was killed while it wrote another one. */
    public static FailureLog open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            byte[] content = Files.readAllBytes(file);
            channel.truncate(wholeLines(content));
            channel.position(channel.size());
            return new FailureLog(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** How many bytes of it are whole lines. */
    private static int wholeLines(byte[] content) {
        int length = content.length;
        while (length > 0 && content[length - 1] != '\n') {
            length--;
        }
        return length;
    }

    /**
     * Adds a call.
     *
     * @throws UncheckedIOException if that cannot be written: then the call is lost, and nobody may believe otherwise
     */
    public synchronized void add(GivenUp call) {
        try {
            byte[] line = (JSON.writeValueAsString(call) + "\n").getBytes(StandardCharsets.UTF_8);
            long start = file.position();
            try {
                write(ByteBuffer.wrap(line));
            } catch (IOException e) {
                // Half a line would take the next one with it.
                file.truncate(start);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ByteBuffer line) throws IOException {
        while (line.hasRemaining()) {
            file.write(line);
        }
        file.force(false);
    }

    /** What a log holds, in the order added; a last line that was cut off is not in it. */
    public static List<GivenUp> read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String whole = new String(content, 0, wholeLines(content), StandardCharsets.UTF_8);
        List<GivenUp> all = new ArrayList<>();
        int number = 0;
        for (String line : whole.lines().toList()) {
            number++;
            try {
                all.add(READ.readValue(line));
            } catch (JsonProcessingException e) {
                throw new IOException(file + ", line " + number + ": no call that was given up", e);
            }
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
