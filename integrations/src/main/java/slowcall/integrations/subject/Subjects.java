package slowcall.integrations.subject;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import slowcall.integrations.message.Labels;
import slowcall.integrations.parts.Database;
import slowcall.jvm.ChildFailedException;
import slowcall.part.Usage;
import slowcall.strategy.Settings;
import slowcall.strategy.Surroundings;

/**
 * Both processes of a subject, of those ways that have two: started, killed, and started again, at once if a spare stands by. Called by
 * one thread.
 */
public final class Subjects implements AutoCloseable {
    /** Moments that one process can note, in a file of 48 MB of which only what is noted takes room. */
    private static final int MOST_STAMPS = 2_000_000;

    private final Way way;
    private final Site site;
    private final List<String> flags;
    private final String token = secret(16);
    private final Map<Role, Subject> working = new EnumMap<>(Role.class);
    private final Map<Role, Subject> spares = new EnumMap<>(Role.class);
    private int started;

    private Subjects(Way way, Site site, List<String> flags) {
        this.way = way;
        this.site = site;
        this.flags = flags;
    }

    /**
     * Makes a site for a subject, and starts it there.
     *
     * @param points where calls to the service go
     * @param addresses of the servers that the way needs, by the names of their parts
     * @param folder for its files
     * @param flags of its JVMs
     * @param names what the names of all begin with that is made on servers: whoever owns them removes it
     */
    public static Subjects start(
            Way way,
            Settings settings,
            URI points,
            Map<String, String> addresses,
            Path folder,
            List<String> flags,
            String names)
            throws IOException, ChildFailedException, InterruptedException {
        Subjects subjects = new Subjects(way, site(way, settings, points, addresses, folder, names), flags);
        try {
            for (Role role : subjects.roles()) {
                subjects.working.put(role, subjects.launch(role));
            }
            for (Subject subject : subjects.working.values()) {
                subject.awaitReady();
                subject.begin();
            }
            return subjects;
        } catch (IOException | ChildFailedException | InterruptedException | RuntimeException e) {
            subjects.close();
            throw e;
        }
    }

    /** The same on servers that end with whoever has started them. */
    public static Subjects start(
            Way way, Settings settings, URI points, Map<String, String> addresses, Path folder, List<String> flags)
            throws IOException, ChildFailedException, InterruptedException {
        return start(way, settings, points, addresses, folder, flags, Surroundings.NAMES);
    }

    private static Site site(
            Way way, Settings settings, URI points, Map<String, String> addresses, Path folder, String names)
            throws IOException, InterruptedException {
        String name = names + "_" + secret(4);
        try {
            Files.createDirectories(folder);
            Site server = new Site(name, settings, points, addresses, folder.toAbsolutePath());
            Map<String, String> own = new LinkedHashMap<>(addresses);
            own.put(Database.NAME, SiteDatabase.create(server.address(Database.NAME), names, name));
            Site site = new Site(name, settings, points, own, folder.toAbsolutePath());
            way.prepare(site);
            return site;
        } catch (SQLException e) {
            throw new IOException("the database of " + way.name() + " cannot be made: " + e.getMessage(), e);
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(way.name() + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    private static String secret(int bytes) {
        byte[] secret = new byte[bytes];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** Its processes, those that others depend on first: what is behind the application is there when logins come. */
    private List<Role> roles() {
        return way.hasBack() ? List.of(Role.BACK, Role.FRONT) : List.of(Role.FRONT);
    }

    private Subject launch(Role role) throws IOException, ChildFailedException {
        started++;
        String name = Labels.of(role) + "-" + started;
        SubjectOrder order =
                SubjectOrder.of(role, way, site, site.folder().resolve(name + Stamps.SUFFIX), MOST_STAMPS, token);
        return Subject.start(order, flags, site.folder().resolve(name + ".txt"));
    }

    /** Where it works. */
    public Site site() {
        return site;
    }

    /**
     * The process that works.
     *
     * @throws IllegalArgumentException if the way has none of that role
     */
    public Subject working(Role role) {
        Subject subject = working.get(role);
        if (subject == null) {
            throw new IllegalArgumentException(way.name() + " has no " + Labels.of(role));
        }
        return subject;
    }

    /** Connects somebody who asks for logins to the application that works now. */
    public Driver connect(int connections, Driver.Listener listener) throws IOException {
        Subject front = working(Role.FRONT);
        return Driver.connect(front.port(), token, connections, listener, front::backlog);
    }

    /** Starts a process that connects to everything and then waits for its turn; does not wait for it. */
    public void standBy(Role role) throws IOException, ChildFailedException {
        if (!spares.containsKey(role)) {
            spares.put(role, launch(role));
        }
    }

    /** Puts another process into the place of one that was killed, a spare if there is one, and waits until it works. */
    public void replace(Role role) throws IOException, ChildFailedException, InterruptedException {
        working(role).close();
        Subject spare = spares.remove(role);
        Subject next = spare == null ? launch(role) : spare;
        working.put(role, next);
        next.awaitReady();
        next.begin();
    }

    /** The ids of all logins that are committed, whatever their users have heard. */
    public Set<Long> committed() throws IOException {
        try {
            return SiteDatabase.committed(site.address(Database.NAME));
        } catch (SQLException e) {
            throw new IOException("the logins of " + way.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What the processes that work have used since they were started, by their roles. A spare uses some as well, which is not theirs. */
    public Map<String, Usage> usage() {
        Map<String, Usage> usage = new LinkedHashMap<>();
        working.forEach((role, subject) -> usage.put(Labels.of(role), subject.usage()));
        return usage;
    }

    /** Whether the times of the processes that work and this one's may be subtracted. */
    public boolean haveThisClock() throws ChildFailedException, InterruptedException {
        boolean have = true;
        for (Subject subject : working.values()) {
            have &= subject.hasThisClock();
        }
        return have;
    }

    /** What the processes that work have still to do. */
    public long backlog() throws ChildFailedException, InterruptedException {
        long backlog = 0;
        for (Subject subject : working.values()) {
            backlog += subject.backlog();
        }
        return backlog;
    }

    /**
     * Waits until nothing is under way: until two looks, half a second apart, have found nothing.
     *
     * @param others what else may be under way
     * @return false if a minute passes in which it does not get less: then nothing can be said of what is missing
     */
    public boolean drain(Backlog others) throws ChildFailedException, InterruptedException {
        return Drain.asLongAsItGetsLess().await(() -> backlog() + others.now());
    }

    /**
     * The same for who has no more time than a minute.
     *
     * @return false if it takes longer
     */
    public boolean drainInAMinute() throws ChildFailedException, InterruptedException {
        return Drain.inAMinute().await(this::backlog);
    }

    @Override
    public void close() {
        Stream.concat(working.values().stream(), spares.values().stream()).forEach(Subject::close);
    }
}
