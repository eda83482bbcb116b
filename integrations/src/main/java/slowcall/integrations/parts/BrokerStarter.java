package slowcall.integrations.parts;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import slowcall.jvm.ChildFailedException;
import slowcall.part.PartStarter;
import slowcall.part.StartedPart;

/** Starts {@link Broker}. Its address is host and port. */
@AutoService(PartStarter.class)
public final class BrokerStarter implements PartStarter {
    @Override
    public String part() {
        return Broker.NAME;
    }

    @Override
    public StartedPart start(Path folder) throws IOException, ChildFailedException, InterruptedException {
        return Broker.start(folder);
    }
}
