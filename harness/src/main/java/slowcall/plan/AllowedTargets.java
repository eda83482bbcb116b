package slowcall.plan;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which targets may be called: those on this machine, and those whose host and port the command line names.
 *
 * @param places hosts with their ports, {@code api.example.org:8080}
 */
public record AllowedTargets(List<String> places) {
    /** None but those on this machine. */
    public static final AllowedTargets ON_THIS_MACHINE = new AllowedTargets(List.of());

    private static final Pattern PLACE = Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");
    private static final int MOST_PORT = 65_535;

    public AllowedTargets {
        places = places.stream().map(place -> place.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * Reads what the command line names.
     *
     * @throws PlanException at the first that is no host with a port
     */
    public static AllowedTargets parse(List<String> written) {
        for (String place : written) {
            Matcher matcher = PLACE.matcher(place);
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > MOST_PORT) {
                throw new PlanException(
                        Position.NONE,
                        "--allow-target " + Json.quote(place)
                                + " is no host with a port; write it as api.example.org:8080");
            }
        }
        return new AllowedTargets(written);
    }

    /**
     * Looks at where a target is; nothing is looked up, and nothing is sent.
     *
     * @throws PlanException if it may not be called
     */
    public void require(Target target, Position position) {
        if (!target.isLoopback() && !places.contains(target.place())) {
            throw new PlanException(
                    position,
                    "target " + target + " is not on this machine; if it is yours to load, say so with --allow-target "
                            + target.place());
        }
    }

    /**
     * The same for a server of another kind.
     *
     * @param what how it was given
     * @param host in lower case
     * @throws PlanException if it may not be used
     */
    public void requirePlace(String what, String host, int port) {
        String place = host + ":" + port;
        if (!Target.isLoopback(host) && !places.contains(place)) {
            throw new PlanException(
                    Position.NONE,
                    what + " " + place + " is not on this machine; if it is yours to load, say so with --allow-target "
                            + place);
        }
    }

    /**
     * The same for all targets of a plan.
     *
     * @throws PlanException at the first cell whose target may not be called
     */
    public void require(Plan plan) {
        for (Cell cell : plan.cells()) {
            cell.exchange().target().ifPresent(target -> require(target, cell.position()));
        }
    }
}
