package slowcall.integrations.subject;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import slowcall.strategy.Settings;

/**
 * Where one subject works, and no other: both of its processes, and those that come when they have been killed.
 *
 * @param name unique among subjects that share servers; matches {@code [a-z][a-z0-9_]*}, to be part of names of topics and slots
 * @param settings the way's
 * @param points where calls to the service go
 * @param addresses of the servers that the way needs, by the names of their parts: of PostgreSQL that of the site's own database
 * @param folder for whatever is to outlive a process, in folders of the way's own
 */
public record Site(String name, Settings settings, URI points, Map<String, String> addresses, Path folder) {
    public Site {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("site \"" + name + "\" must match [a-z][a-z0-9_]*");
        }
        addresses = Map.copyOf(addresses);
    }

    /**
     * Where a server is: a JDBC URL with user and password for PostgreSQL, {@code host:port} for others unless they say otherwise.
     *
     * @throws IllegalArgumentException naming those that are known
     */
    public String address(String part) {
        String address = addresses.get(part);
        if (address == null) {
            throw new IllegalArgumentException("there is no part \"" + part + "\" among " + addresses.keySet());
        }
        return address;
    }
}
