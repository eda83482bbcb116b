package slowcall.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.ServiceThreads;

/** Starts services on this machine that are given less time to answer questions about their books. */
public record ImpatientHost(Duration patience) implements ServiceHost {
    @Override
    public WireMockService start(ServiceThreads threads, int callsAtOnce, Path errors)
            throws IOException, InterruptedException, ChildFailedException {
        return WireMockService.start(threads, callsAtOnce, errors, patience);
    }
}
