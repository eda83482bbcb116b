package slowcall.service;

import java.io.IOException;
import java.nio.file.Path;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.ServiceThreads;

/** Where services are started: on this machine, or on another on which {@code slowcall service} waits to be asked for them. */
@FunctionalInterface
public interface ServiceHost {
    /** As children of this process. */
    ServiceHost THIS_MACHINE = WireMockService::start;

    /**
     * Starts a cold service with so many threads that can hold so many calls at once.
     *
     * @param errors where its standard error goes, if it is on this machine
     */
    WireMockService start(ServiceThreads threads, int callsAtOnce, Path errors)
            throws IOException, InterruptedException, ChildFailedException;
}
