package slowcall.integrations.batch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Passage;

/** The sender's own folder: files that are whole, on the disk, and not sent yet as far as is known. One process at a time uses it. */
public final class Spool {
    private final Path folder;

    private Spool(Path folder) {
        this.folder = folder;
    }

    /** Opens a folder. What a process that was killed has left unfinished goes: its rows are still due. */
    public static Spool open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Spool spool = new Spool(folder);
        for (Path file : spool.files()) {
            if (file.getFileName().toString().endsWith(FileName.PART)) {
                Files.delete(file);
            }
        }
        return spool;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** What waits to be sent, the oldest first. */
    public List<FileName> waiting() throws IOException {
        return files().stream()
                .map(file -> FileName.parse(file.getFileName().toString()))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /** Writes a file: it is there whole, whatever happens, or not at all. */
    void write(FileAgreement agreement, FileName name, List<PointsRow> rows, Passage passage) throws IOException {
        Path file = folder.resolve(name.text());
        Path part = folder.resolve(name.text() + FileName.PART);
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream to = new BufferedOutputStream(Channels.newOutputStream(channel));
            agreement.write(name, rows, to);
            to.flush();
            channel.force(true);
        }
        passage.reachAll(Failpoint.AFTER_WRITE, rows, PointsRow::id);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        force();
    }

    /** A name is on the disk when its folder is. */
    private void force() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    byte[] read(FileName name) throws IOException {
        return Files.readAllBytes(folder.resolve(name.text()));
    }

    void remove(FileName name) throws IOException {
        Files.delete(folder.resolve(name.text()));
    }
}
