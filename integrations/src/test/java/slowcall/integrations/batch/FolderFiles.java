package slowcall.integrations.batch;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A file server that is a folder of this machine, and can be down. */
final class FolderFiles implements RemoteFiles {
    private final Path root;
    private volatile boolean down;

    FolderFiles(Path root) {
        this.root = root;
    }

    void down(boolean isDown) {
        down = isDown;
    }

    private Path resolve(String path) throws IOException {
        if (down) {
            throw new ConnectException("refused");
        }
        return root.resolve(path);
    }

    @Override
    public void makeFolder(String folder) throws IOException {
        Files.createDirectories(resolve(folder));
    }

    @Override
    public List<RemoteFile> list(String folder) throws IOException {
        try (Stream<Path> files = Files.list(resolve(folder))) {
            return files.map(file -> new RemoteFile(
                            file.getFileName().toString(), file.toFile().length(), Files.isDirectory(file)))
                    .sorted(Comparator.comparing(RemoteFile::name))
                    .toList();
        }
    }

    @Override
    public boolean exists(String path) throws IOException {
        return Files.exists(resolve(path));
    }

    @Override
    public void put(String file, byte[] content) throws IOException {
        Files.write(resolve(file), content);
    }

    @Override
    public byte[] get(String file) throws IOException {
        return Files.readAllBytes(resolve(file));
    }

    @Override
    public Renamed rename(String from, String to) throws IOException {
        try {
            Files.move(resolve(from), resolve(to));
            return Renamed.DONE;
        } catch (NoSuchFileException e) {
            if (exists(from)) {
                throw e;
            }
            return Renamed.GONE;
        } catch (FileAlreadyExistsException e) {
            return Renamed.TAKEN;
        }
    }

    @Override
    public void remove(String file) throws IOException {
        Files.delete(resolve(file));
    }

    @Override
    public void close() {}
}
