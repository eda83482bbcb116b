package slowcall.part;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The starters on the class path. */
public final class PartStarters {
    private PartStarters() {}

    /** Who starts the part of that name; empty if nobody does. */
    public static Optional<PartStarter> find(String part) {
        return all().stream().filter(starter -> starter.part().equals(part)).findFirst();
    }

    /** The parts that somebody starts, by name. */
    public static List<String> names() {
        return all().stream().map(PartStarter::part).toList();
    }

    private static List<PartStarter> all() {
        return ServiceLoader.load(PartStarter.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(PartStarter::part))
                .toList();
    }
}
