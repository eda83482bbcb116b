package slowcall.cli.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import slowcall.result.SystemFiles;

/** Histograms and logs add up. */
final class DiskSpaceCheck implements Check {
    private static final long NEEDED_MIB = 512;

    private final LongSupplier usableBytes;

    DiskSpaceCheck(LongSupplier usableBytes) {
        this.usableBytes = usableBytes;
    }

    /** Free space where the folder is, or will be. */
    static long usableBytes(Path folder) {
        try {
            return Files.getFileStore(ResultsFolderCheck.existing(folder)).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "free disk";
    }

    @Override
    public Finding run(SystemFiles files) {
        String need = "a full run takes up to " + NEEDED_MIB + " MiB";
        long mib;
        try {
            mib = usableBytes.getAsLong() >> 20;
        } catch (UncheckedIOException e) {
            return Finding.unknown(need);
        }
        return mib >= NEEDED_MIB
                ? Finding.ok(mib + " MiB", need)
                : Finding.warn(mib + " MiB", need + ": rows so far are kept when the disk fills, the run stops");
    }
}
