package slowcall.integrations.parts;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import slowcall.jvm.ChildFailedException;
import slowcall.part.PartStarter;
import slowcall.part.StartedPart;

/** Starts {@link Database}. Its address is a JDBC URL with user and password. */
@AutoService(PartStarter.class)
public final class DatabaseStarter implements PartStarter {
    @Override
    public String part() {
        return Database.NAME;
    }

    @Override
    public StartedPart start(Path folder) throws IOException, ChildFailedException, InterruptedException {
        return Database.start(folder);
    }
}
