package slowcall.integrations.cdc;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.jspecify.annotations.Nullable;

/**
 * An engine's place in the log, in a file that is there as a whole or not at all: it is written beside the old one and then gets its
 * name. Kafka's own store writes in place, and who is killed meanwhile leaves half a file. Not forced to the disk: a kill does not
 * need that, and after a crash of the machine the slot still knows an older place. The engine makes it, by this class's name.
 */
public final class AtomicOffsets extends MemoryOffsetBackingStore {
    /** The property that says which file. */
    static final String FILE = "offset.storage.file.filename";

    /** How the name of one ends that is being written. */
    static final String PART = ".part";

    private @Nullable Path file;

    @Override
    public void configure(WorkerConfig config) {
        String name = config.originalsStrings().get(FILE);
        if (name == null) {
            throw new ConnectException(FILE + " is not given");
        }
        file = Path.of(name).toAbsolutePath();
    }

    private Path file() {
        return requireNonNull(file, "configured first");
    }

    /** Reads the file, if there is one. */
    @Override
    public void start() {
        super.start();
        try {
            Files.createDirectories(requireNonNull(file().getParent()));
            data = Files.exists(file()) ? read() : new HashMap<>();
        } catch (IOException e) {
            throw new ConnectException(file() + " cannot be read", e);
        }
    }

    private Map<ByteBuffer, ByteBuffer> read() throws IOException {
        List<String> lines = Files.readAllLines(file(), StandardCharsets.ISO_8859_1);
        if (lines.isEmpty() || !lines.getLast().equals(end(lines.size() - 1))) {
            throw damaged();
        }
        Map<ByteBuffer, ByteBuffer> offsets = new HashMap<>();
        for (String line : lines.subList(0, lines.size() - 1)) {
            String[] words = line.split(" ", -1);
            if (words.length != 2) {
                throw damaged();
            }
            offsets.put(decoded(words[0]), decoded(words[1]));
        }
        return offsets;
    }

    /** Of a file that has lost its end, this is missing. */
    private static String end(int offsets) {
        return "offsets " + offsets;
    }

    private ByteBuffer decoded(String word) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(word));
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
    }

    private static String encoded(ByteBuffer bytes) {
        // The encoder moves through what it is given.
        return StandardCharsets.US_ASCII
                .decode(Base64.getEncoder().encode(bytes.duplicate()))
                .toString();
    }

    private ConnectException damaged() {
        return new ConnectException(
                file()
                        + " has no offsets, or not all: without it the engine begins where the slot is, and repeats what came since");
    }

    @Override
    protected void save() {
        List<String> lines = new ArrayList<>();
        data.forEach((source, offset) -> {
            if (offset != null) {
                lines.add(encoded(source) + " " + encoded(offset));
            }
        });
        lines.add(end(lines.size()));
        Path part = file().resolveSibling(file().getFileName() + PART);
        try {
            Files.write(part, lines, StandardCharsets.US_ASCII);
            Files.move(part, file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConnectException(file() + " cannot be written", e);
        }
    }

    /** None that anybody asks for: only Connect's own commands do. */
    @Override
    public Set<Map<String, Object>> connectorPartitions(String connector) {
        return Set.of();
    }
}
