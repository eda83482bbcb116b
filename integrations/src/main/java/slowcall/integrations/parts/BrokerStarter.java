package slowcall.integrations.parts;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import slowcall.jvm.ChildFailedException;
import slowcall.part.ExternalPart;
import slowcall.part.PartStarter;
import slowcall.part.StartedPart;

/** Starts {@link Broker}. Its address is host and port. */
@AutoService(PartStarter.class)
public final class BrokerStarter implements PartStarter {
    /** Its heap, and what its JVM takes besides. */
    private static final int MEMORY_MIB = 600;

    @Override
    public String part() {
        return Broker.NAME;
    }

    @Override
    public StartedPart start(Path folder) throws IOException, ChildFailedException, InterruptedException {
        return Broker.start(folder);
    }

    @Override
    public int memoryMib() {
        return MEMORY_MIB;
    }

    /** At a {@code HOST:PORT}. There is nobody in it who would have a password. */
    @Override
    public ExternalPart external(String written, Optional<String> password) {
        return ExternalBroker.at(written);
    }
}
