package slowcall.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import slowcall.part.PartStarter;
import slowcall.result.SystemFiles;

/** The servers that a plan's strategies go through are started by its run. */
final class ServersCheck implements Check {
    private final Set<String> needed;
    private final Function<String, Optional<PartStarter>> starters;

    /**
     * @param needed by the names of their parts
     * @param starters who starts them
     */
    ServersCheck(Set<String> needed, Function<String, Optional<PartStarter>> starters) {
        this.needed = needed;
        this.starters = starters;
    }

    @Override
    public String name() {
        return "servers";
    }

    @Override
    public Finding run(SystemFiles files) {
        List<String> objections = new ArrayList<>();
        for (String part : needed) {
            objection(part).ifPresent(objections::add);
        }
        String value = String.join(", ", needed);
        return objections.isEmpty()
                ? Finding.ok(value, "can be started")
                : Finding.fail(value, String.join("; ", objections));
    }

    private Optional<String> objection(String part) {
        Optional<PartStarter> starter = starters.apply(part);
        if (starter.isEmpty()) {
            return Optional.of("nothing on the class path starts " + part);
        }
        try {
            return starter.get().objection();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
