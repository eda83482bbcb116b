package slowcall.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.service.ServiceElsewhere;
import slowcall.service.ServiceHost;

/** Where the simulated service is. */
final class ServiceOptions {
    @Option(
            names = "--service",
            paramLabel = "URL",
            description =
                    "Have the service on the machine where slowcall service listens at this http://HOST:PORT, instead of on this one.")
    private @Nullable String url;

    @Option(
            names = "--service-token",
            paramLabel = "FILE",
            description = "With --service: the file with its token, a copy of the one that slowcall service names.")
    private @Nullable Path token;

    /**
     * Where services are started; nothing is sent yet.
     *
     * @throws PlanException if what is given cannot be
     */
    ServiceHost host() {
        if (url == null && token == null) {
            return ServiceHost.THIS_MACHINE;
        }
        if (url == null || token == null) {
            throw new PlanException(Position.NONE, "--service and --service-token go together");
        }
        return ServiceElsewhere.at(url, TokenFile.read(token));
    }
}
