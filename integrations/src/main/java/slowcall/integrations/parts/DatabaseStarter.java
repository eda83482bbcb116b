package slowcall.integrations.parts;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import slowcall.jvm.ChildFailedException;
import slowcall.part.ExternalPart;
import slowcall.part.PartStarter;
import slowcall.part.StartedPart;

/** Starts {@link Database}. Its address is a JDBC URL with user and password. */
@AutoService(PartStarter.class)
public final class DatabaseStarter implements PartStarter {
    /** Its processes' with their shared buffers, and its keeper's. */
    private static final int MEMORY_MIB = 300;

    @Override
    public String part() {
        return Database.NAME;
    }

    @Override
    public StartedPart start(Path folder) throws IOException, ChildFailedException, InterruptedException {
        return Database.start(folder);
    }

    @Override
    public int memoryMib() {
        return MEMORY_MIB;
    }

    @Override
    public Optional<String> objection() throws InterruptedException {
        return PostgresServer.objection();
    }

    @Override
    public boolean waitsForDisk() {
        return true;
    }

    /** At a {@code jdbc:postgresql://HOST:PORT/DATABASE?user=NAME}. */
    @Override
    public ExternalPart external(String written, Optional<String> password) {
        return new ExternalDatabase(JdbcUrl.parse(written), password);
    }
}
