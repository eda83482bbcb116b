package slowcall;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import slowcall.result.FileHold;

/**
 * The machine, which one run at a time may have, whoever's it is; several generators of one load may have it together. The operating
 * system lets go of it when the process ends, however that happens.
 */
public final class HostLock implements AutoCloseable {
    /** All users' of this machine, where temporary files are everybody's: on Linux they are. */
    public static final Path FILE = Path.of(System.getProperty("java.io.tmpdir", "/tmp"), "slowcall.lock");

    private final FileHold hold;

    private HostLock(FileHold hold) {
        this.hold = hold;
    }

    /**
     * Takes the machine for one run.
     *
     * @throws AnotherRunException if another run has it
     * @throws IOException if the file cannot be used
     */
    public static HostLock alone(Path file) throws IOException {
        prepare(file);
        FileHold hold = FileHold.alone(file).orElseThrow(() -> taken(file));
        return new HostLock(hold.noting(about("") + "\n"));
    }

    /**
     * Takes the machine for one of several generators that offer one load.
     *
     * @param load the same for all of them, and for no others
     * @throws AnotherRunException if another run has it, or a generator of another load
     * @throws IOException if the file cannot be used
     */
    public static HostLock together(Path file, String load) throws IOException {
        prepare(file);
        Optional<FileHold> first = FileHold.alone(file);
        if (first.isPresent()) {
            first.get().noting(about(load) + "\n").close();
        }
        FileHold hold = FileHold.together(file).orElseThrow(() -> taken(file));
        // Somebody with another load may have been first between the two.
        if (!hold.note().strip().endsWith(loadText(load))) {
            hold.close();
            throw taken(file);
        }
        return new HostLock(hold);
    }

    private static String about(String load) {
        return "process " + ProcessHandle.current().pid() + (load.isEmpty() ? "" : loadText(load));
    }

    private static String loadText(String load) {
        return " of load " + load;
    }

    private static AnotherRunException taken(Path file) {
        String who = FileHold.noteIn(file).strip();
        return new AnotherRunException("another run is under way on this machine"
                + (who.isEmpty() ? "" : " (" + who + ")")
                + ", and two would measure each other; wait until it has ended (" + file + " is its lock)");
    }

    /** Whoever is first makes it, for everybody. */
    private static void prepare(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createFile(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (FileAlreadyExistsException | UnsupportedOperationException e) {
            // Somebody else was faster, or there are no such permissions.
        }
    }

    /** Lets go of it; the file stays, for whoever waits for it. */
    @Override
    public void close() throws IOException {
        hold.close();
    }
}
