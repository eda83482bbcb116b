package slowcall.integrations.parts;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import slowcall.jvm.ChildFailedException;
import slowcall.part.PartStarter;
import slowcall.part.StartedPart;

/** Starts {@link FileServer}. Its address is a {@link FileServerAddress}, with the password. */
@AutoService(PartStarter.class)
public final class FileServerStarter implements PartStarter {
    /** Its heap, and what its JVM takes besides. */
    private static final int MEMORY_MIB = 300;

    @Override
    public String part() {
        return FileServer.NAME;
    }

    @Override
    public StartedPart start(Path folder) throws IOException, ChildFailedException, InterruptedException {
        return FileServer.start(folder);
    }

    @Override
    public int memoryMib() {
        return MEMORY_MIB;
    }
}
