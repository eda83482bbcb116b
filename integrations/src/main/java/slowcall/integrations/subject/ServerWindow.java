package slowcall.integrations.subject;

import java.util.Map;
import java.util.Optional;

/**
 * A server that a way goes on without losing anything when it is killed and comes back, and what shows that a kill there would do harm.
 * For a database no such thing need be said: it is the same way, with commits that do not wait for the database's log.
 *
 * @param part the server's
 * @param settings of the way that depart from the usual
 * @param control the same way's settings without what protects it, where there is such a thing
 */
public record ServerWindow(String part, Map<String, String> settings, Optional<Map<String, String>> control) {
    public ServerWindow {
        settings = Map.copyOf(settings);
        control = control.map(Map::copyOf);
    }

    /** One with nothing to compare it with. */
    public static ServerWindow of(String part, Map<String, String> settings) {
        return new ServerWindow(part, settings, Optional.empty());
    }

    /** The same beside this one without protection. */
    public ServerWindow against(Map<String, String> unprotected) {
        return new ServerWindow(part, settings, Optional.of(unprotected));
    }
}
