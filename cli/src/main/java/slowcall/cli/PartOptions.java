package slowcall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import slowcall.part.ExternalPart;
import slowcall.part.PartStarter;
import slowcall.part.PartStarters;
import slowcall.plan.AllowedTargets;
import slowcall.plan.PlanException;
import slowcall.plan.Position;

/** Servers that somebody else keeps, in the place of those that a run would start. */
final class PartOptions {
    /** In the environment: a command line is everybody's to read. */
    static final String PASSWORD = "SLOWCALL_JDBC_PASSWORD";

    private static final String JDBC_URL = "--jdbc-url";
    private static final String KAFKA = "--kafka";

    @Option(
            names = JDBC_URL,
            paramLabel = "URL",
            description =
                    "Use the PostgreSQL at this jdbc:postgresql://HOST:PORT/DATABASE?user=NAME instead of starting one; the password is read from the environment, SLOWCALL_JDBC_PASSWORD. Its user must be allowed to make databases; those of the run are dropped again.")
    private @Nullable String jdbcUrl;

    @Option(
            names = KAFKA,
            paramLabel = "HOST:PORT",
            description =
                    "Use the Kafka cluster that is reached at this host and port instead of starting one; the run's topics are removed again.")
    private @Nullable String kafka;

    /**
     * Those that are given; nothing is sent to them yet.
     *
     * @param allowed those that are not on this machine
     * @param environment of this process
     * @throws PlanException if one cannot be, or may not be used; nothing in it may be a password
     */
    List<ExternalPart> parts(AllowedTargets allowed, Map<String, String> environment) {
        Optional<String> password =
                Optional.ofNullable(environment.get(PASSWORD)).filter(secret -> !secret.isEmpty());
        List<ExternalPart> parts = new ArrayList<>();
        add(parts, JDBC_URL, jdbcUrl, "postgresql", password, allowed);
        add(parts, KAFKA, kafka, "kafka", Optional.empty(), allowed);
        return List.copyOf(parts);
    }

    private static void add(
            List<ExternalPart> parts,
            String option,
            @Nullable String written,
            String part,
            Optional<String> password,
            AllowedTargets allowed) {
        if (written == null) {
            return;
        }
        PartStarter starter = PartStarters.find(part)
                .orElseThrow(() -> new PlanException(
                        Position.NONE, option + ": nothing on the class path knows " + part + "; leave it out"));
        try {
            ExternalPart external = starter.external(written, password);
            allowed.requirePlace(option, external.host(), external.port());
            parts.add(external);
        } catch (IllegalArgumentException e) {
            throw new PlanException(Position.NONE, option + " " + e.getMessage());
        }
    }
}
