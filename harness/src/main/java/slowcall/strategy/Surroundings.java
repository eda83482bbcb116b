package slowcall.strategy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import slowcall.service.PointsService;

/**
 * What a strategy finds where it is opened.
 *
 * @param service the slow service, called from this JVM
 * @param settings the strategy's, checked and complete
 * @param points where calls go that are made by another process
 * @param addresses where the parts are that the strategy needs, such as a database, by their names
 * @param directory of this trial alone, for files that may go with it
 * @param names what the names of all must begin with that the strategy makes on those parts, so that the run can remove it; matches
 *     {@code [a-z][a-z0-9_]{0,40}}
 */
public record Surroundings(
        PointsService service,
        Settings settings,
        URI points,
        Map<String, String> addresses,
        Path directory,
        String names) {
    /** What names begin with on parts that end with whoever uses them. */
    public static final String NAMES = "slowcall";

    public Surroundings {
        addresses = Map.copyOf(addresses);
    }

    /** With parts that end with whoever uses them. */
    public Surroundings(
            PointsService service, Settings settings, URI points, Map<String, String> addresses, Path directory) {
        this(service, settings, points, addresses, directory, NAMES);
    }

    /**
     * The address of a part.
     *
     * @throws IllegalArgumentException naming those that there are
     */
    public String address(String part) {
        String address = addresses.get(part);
        if (address == null) {
            throw new IllegalArgumentException("there is no part \"" + part + "\" among " + addresses.keySet());
        }
        return address;
    }
}
