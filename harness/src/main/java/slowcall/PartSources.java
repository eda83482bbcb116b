package slowcall;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import slowcall.jvm.ChildFailedException;
import slowcall.part.ExternalPart;
import slowcall.part.PartStarter;
import slowcall.part.PartStarters;
import slowcall.part.PartTable;
import slowcall.part.StartedPart;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.strategy.Strategies;

/** Where a run's servers besides the slow service come from: those that it was given, and of all others who starts them. */
final class PartSources {
    private static final int SECRET_BYTES = 4;

    private final Function<String, Optional<PartStarter>> starters;
    private final List<ExternalPart> given;
    private final String names;

    /**
     * @param starters who starts a part, by its name
     * @param given those that somebody else keeps
     * @param names what the names of all begin with that the run makes on servers
     */
    PartSources(Function<String, Optional<PartStarter>> starters, List<ExternalPart> given, String names) {
        this.starters = starters;
        this.given = List.copyOf(given);
        this.names = names;
    }

    /** Those on the class path, and these. */
    static PartSources of(List<ExternalPart> given, String names) {
        return new PartSources(PartStarters::find, given, names);
    }

    /** A beginning of names that no other run has. */
    static String freshNames() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return "slowcall_" + HexFormat.of().formatHex(secret);
    }

    /** The servers that a cell's strategy needs. */
    static Set<String> needs(Cell cell) {
        return cell.isBareLoop() ? Set.of() : Strategies.named(cell.strategy()).needs();
    }

    /** Those of all cells. */
    static Set<String> needs(Plan plan) {
        Set<String> needs = new TreeSet<>();
        plan.cells().forEach(cell -> needs.addAll(needs(cell)));
        return needs;
    }

    /**
     * Makes sure that what is given is for something.
     *
     * @throws PlanException if no cell needs it
     */
    static void require(Plan plan, List<ExternalPart> given) {
        Set<String> needs = needs(plan);
        for (ExternalPart external : given) {
            if (!needs.contains(external.part())) {
                throw new PlanException(
                        Position.NONE,
                        "no cell of the plan needs " + external.part() + ", and one is given at " + external.place()
                                + "; leave it out, or choose a plan with a strategy that does");
            }
        }
    }

    /**
     * Looks whether those that are given can be used, before anything is started.
     *
     * @throws IOException at the first that cannot
     */
    static void tryOut(List<ExternalPart> given) throws IOException, InterruptedException {
        for (ExternalPart external : given) {
            external.use(freshNames()).close();
        }
    }

    /** Where the servers are that a plan needs: host and port, or that they are started. */
    static Map<String, String> places(Plan plan, List<ExternalPart> given) {
        Map<String, String> places = new TreeMap<>();
        needs(plan).forEach(part -> places.put(part, PartTable.EMBEDDED));
        given.forEach(external -> places.replace(external.part(), external.place()));
        return places;
    }

    String names() {
        return names;
    }

    /** Whether somebody else keeps it. */
    boolean isGiven(String part) {
        return find(part).isPresent();
    }

    private Optional<ExternalPart> find(String part) {
        return given.stream().filter(external -> external.part().equals(part)).findFirst();
    }

    /**
     * Has one, started or given.
     *
     * @param folder for one that is started
     * @throws IOException if it does not start, or cannot be used
     */
    StartedPart open(String part, Path folder) throws IOException, InterruptedException {
        Optional<ExternalPart> external = find(part);
        if (external.isPresent()) {
            return external.get().use(names);
        }
        PartStarter starter =
                starters.apply(part).orElseThrow(() -> new IOException("there is nobody who starts " + part));
        try {
            return starter.start(folder);
        } catch (ChildFailedException e) {
            throw new IOException(part + " cannot be started: " + e.getMessage(), e);
        }
    }
}
