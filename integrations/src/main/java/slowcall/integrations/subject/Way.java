package slowcall.integrations.subject;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import slowcall.integrations.parts.Database;
import slowcall.strategy.Promise;
import slowcall.strategy.Settings;

/**
 * How a login's points come to the service: what happens in the application that takes the login, and what, if anything, in the
 * process behind it. Found through {@link ServiceLoader}, by the processes of the subject as well. Whatever the way, the login is the
 * same transaction, and the call for the points is the same call.
 */
public interface Way {

    /** The key in plans and results. */
    String name();

    /** The settings that it takes, those of every login among them: begin with {@link LoginSettings#schema}. */
    default Settings.Schema settings() {
        return LoginSettings.schema();
    }

    /** The servers that it needs, by the names of their parts. */
    default Set<String> needs() {
        return Set.of(Database.NAME);
    }

    /** What it promises of the points of acknowledged logins, if it is set so. */
    Promise promises(Settings settings);

    /**
     * Makes what both halves find when they start: tables, topics, folders. Called once, before the first of them; the table of
     * logins is there.
     *
     * @throws Exception if that cannot be made: then the subject does not start
     */
    default void prepare(Site site) throws Exception {}

    /**
     * Opens the half that is in the application.
     *
     * @throws Exception if it cannot work: then the subject does not start
     */
    Front open(FrontSurroundings surroundings) throws Exception;

    /** Whether there is a process behind the application. */
    default boolean hasBack() {
        return false;
    }

    /**
     * Opens the half that is behind the application, connected and ready, but not at work.
     *
     * @throws Exception if it cannot work: then the subject does not start
     */
    default Back open(BackSurroundings surroundings) throws Exception {
        throw new UnsupportedOperationException(name() + " has nothing behind the application");
    }

    /** Where it is worth killing: the places that its promise is about, each with one where that is not kept. */
    default List<Window> windows() {
        return List.of();
    }

    /** The servers that it stands the death of: all that it needs, unless it says otherwise. */
    default List<ServerWindow> serverWindows() {
        return needs().stream()
                .sorted()
                .map(part -> ServerWindow.of(part, Map.of()))
                .toList();
    }

    /** All ways, by name. */
    static List<Way> all() {
        return ServiceLoader.load(Way.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Way::name))
                .toList();
    }

    /**
     * The way of that name.
     *
     * @throws IllegalArgumentException naming those that exist
     */
    static Way named(String name) {
        List<Way> all = all();
        Optional<Way> found =
                all.stream().filter(way -> way.name().equals(name)).findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("no way \"" + name + "\"; there are "
                + all.stream().map(Way::name).collect(Collectors.joining(", "))));
    }
}
