package slowcall.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import slowcall.plan.AllowedTargets;

/** Targets that may be called although they are not on this machine. */
final class AllowOptions {
    @Option(
            names = "--allow-target",
            paramLabel = "HOST:PORT",
            description = "A target that is not on this machine may be called at this host and port; may be repeated.")
    private List<String> places = new ArrayList<>();

    /**
     * Those named.
     *
     * @throws slowcall.plan.PlanException if one is no host with a port
     */
    AllowedTargets targets() {
        return AllowedTargets.parse(places);
    }
}
