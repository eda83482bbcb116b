package slowcall.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What files lie on.
 *
 * @param type of the file system, as the system calls it: {@code ext4}, {@code overlay}, {@code tmpfs}
 */
public record Disk(String type) {
    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs", "rootfs");

    /** That of a file or folder, or of the nearest folder above it that is there; empty if the system does not tell. */
    public static Optional<Disk> under(Path file) {
        Path nearest = file.toAbsolutePath().normalize();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        try {
            String type = Files.getFileStore(nearest).type();
            return type.isEmpty() ? Optional.empty() : Optional.of(new Disk(type));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether it is none: nothing on it survives a power cut, and nobody waits for it. */
    public boolean isMemory() {
        return MEMORY.contains(type);
    }
}
