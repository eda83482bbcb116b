package slowcall.cli;

import java.nio.file.Path;
import java.util.Optional;
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
     * @param load of which all shards may have services there together; empty for a run by itself
     * @throws PlanException if what is given cannot be
     */
    ServiceHost host(Optional<String> load) {
        if (url == null && token == null) {
            return ServiceHost.THIS_MACHINE;
        }
        if (url == null || token == null) {
            throw new PlanException(Position.NONE, "--service and --service-token go together");
        }
        String place = url;
        String secret = TokenFile.read(token);
        return load.map(owner -> ServiceElsewhere.at(place, secret, owner))
                .orElseGet(() -> ServiceElsewhere.at(place, secret));
    }
}
