package slowcall.integrations.kill;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.parts.Database;
import slowcall.integrations.parts.Part;
import slowcall.jvm.ChildFailedException;
import slowcall.service.WireMockService;

/**
 * What an arm finds running, and leaves running.
 *
 * @param service the slow service
 * @param parts the servers that ways need, by name
 * @param addresses of them
 */
public record KillServers(WireMockService service, Map<String, Part> parts, Map<String, String> addresses) {
    public KillServers {
        parts = Map.copyOf(parts);
        addresses = Map.copyOf(addresses);
        if (!parts.keySet().equals(addresses.keySet())) {
            throw new IllegalArgumentException("parts " + parts.keySet() + " and addresses " + addresses.keySet());
        }
    }

    /** The addresses of some of them. */
    Map<String, String> addresses(Iterable<String> needed) {
        Map<String, String> some = new LinkedHashMap<>();
        for (String name : needed) {
            some.put(name, address(name));
        }
        return some;
    }

    private String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("there is no part \"" + name + "\" among " + addresses.keySet());
        }
        return address;
    }

    Part part(String name) {
        Part part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("there is no part \"" + name + "\" among " + parts.keySet());
        }
        return part;
    }

    /** What the service has granted since it was last reset. */
    List<Grant> grants() throws ChildFailedException, InterruptedException {
        return Grant.all(service.ledger());
    }

    /** Starts those again, as they usually are, that are not there: an arm that could not be carried out may leave one killed. */
    void revive() throws IOException, ChildFailedException, InterruptedException {
        for (Part part : parts.values()) {
            if (!part.isAlive()) {
                part.restart();
                haveCommitsWait(true);
            }
        }
    }

    /** Until it is closed, those who connect to the database are told of a commit when it is with the kernel, and not on the disk. */
    HastyCommits haveHastyCommits() throws IOException {
        haveCommitsWait(false);
        return () -> haveCommitsWait(true);
    }

    /** As long as it is open. */
    @FunctionalInterface
    interface HastyCommits extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    private void haveCommitsWait(boolean wait) throws IOException {
        if (parts.get(Database.NAME) instanceof Database database) {
            try {
                database.haveCommitsWait(wait);
            } catch (SQLException e) {
                throw new IOException("PostgreSQL does not change its settings: " + e.getMessage(), e);
            }
        }
    }
}
