package slowcall.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import slowcall.result.SystemFiles;

/** Tries the results folder by writing an empty file; a folder that does not exist yet by the nearest one that does. */
final class ResultsFolderCheck implements Check {
    private final Path results;

    ResultsFolderCheck(Path results) {
        this.results = results;
    }

    /** The folder itself, or its nearest ancestor that exists. */
    static Path existing(Path folder) {
        Path nearest = folder.toAbsolutePath().normalize();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    @Override
    public String name() {
        return "results folder";
    }

    @Override
    public int exitCode() {
        return 4;
    }

    @Override
    public Finding run(SystemFiles files) {
        String value = results.toString();
        try {
            Files.delete(Files.createTempFile(existing(results), ".slowcall", ".tmp"));
            return Finding.ok(value, Files.exists(results) ? "writable" : "can be created");
        } catch (IOException e) {
            return Finding.fail(value, "cannot be written: choose another with --results");
        }
    }
}
