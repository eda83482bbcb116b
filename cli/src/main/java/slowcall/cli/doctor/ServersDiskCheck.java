package slowcall.cli.doctor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import slowcall.result.Disk;
import slowcall.result.SystemFiles;

/** A commit waits for the disk, if there is one. The servers' data is in the results folder while a run lasts. */
final class ServersDiskCheck implements Check {
    private final Path results;
    private final Function<Path, Optional<Disk>> disks;

    /**
     * @param disks what a folder is on
     */
    ServersDiskCheck(Path results, Function<Path, Optional<Disk>> disks) {
        this.results = results;
        this.disks = disks;
    }

    @Override
    public String name() {
        return "servers' disk";
    }

    @Override
    public Finding run(SystemFiles files) {
        Optional<Disk> disk = disks.apply(results);
        if (disk.isEmpty()) {
            return Finding.unknown("a commit takes as long as the disk");
        }
        return disk.get().isMemory()
                ? Finding.warn(
                        disk.get().type(), "memory, where a commit waits for no disk: choose another with --results")
                : Finding.ok(disk.get().type(), "a commit takes as long as this disk");
    }
}
