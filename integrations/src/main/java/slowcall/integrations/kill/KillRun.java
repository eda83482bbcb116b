package slowcall.integrations.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.subject.Driver;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Users;
import slowcall.integrations.subject.Way;
import slowcall.jvm.ChildFailedException;

/**
 * Kills one arm's victim again and again: logins before, load around the kill, a spare in the victim's place, logins after. From time to
 * time everything comes to rest and the books are compared; before that what is late would look like what is lost. The kernel lives on,
 * and so does what was written to it: a kill is no power failure, and says nothing of {@code fsync}.
 */
public final class KillRun implements AutoCloseable {
    /** Of JVMs that live for a second: soon up, and the first compiler is all that they live to see. */
    static final List<String> FLAGS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djdk.httpclient.keepalive.timeout=1200");

    private static final int USERS = 4;
    private static final int DELAY_MILLIS = 1;
    private static final int LOGINS_BEFORE = 20;
    private static final int LOGINS_AFTER = 20;
    private static final int CONNECTIONS = 2;

    /** Of one subject: the process that is not killed notes each login, and has room for some hundreds of thousands. */
    private static final int MOST_KILLS = 100;

    private final Way way;
    private final KillArm arm;
    private final KillServers servers;
    private final Users users = new Users(USERS, DELAY_MILLIS, 0);
    private final Subjects subjects;
    private final Killer killer;
    private Driver driver;

    private KillRun(KillArm arm, KillServers servers, Path folder, SplittableRandom random)
            throws IOException, ChildFailedException, InterruptedException {
        this.arm = arm;
        this.way = Way.named(arm.way());
        this.servers = servers;
        servers.service().reset();
        this.subjects = Subjects.start(
                way, arm.settings(), servers.service().points(), servers.addresses(way.needs()), folder, FLAGS);
        try {
            this.killer = new Killer(arm.victim(), subjects, servers, users, random);
            this.driver = subjects.connect(CONNECTIONS, users);
            users.ask(driver);
        } catch (IOException | RuntimeException e) {
            subjects.close();
            throw e;
        }
    }

    /**
     * Runs an arm until so many kills count, or three times as many have been.
     *
     * @param folder for its files, new
     * @param seed decides the moments, as far as they are not the processes' own
     * @throws ChildFailedException if a process does not come up again, a failpoint is not reached, or the books cannot be closed
     */
    public static KillResult run(KillArm arm, KillServers servers, Path folder, int kills, long seed)
            throws IOException, ChildFailedException, InterruptedException {
        return run(arm, servers, folder, Effort.of(kills), seed, result -> {});
    }

    /**
     * Runs an arm, with one subject after another.
     *
     * @param known told what came of all kills so far, each time that the books have been compared
     */
    static KillResult run(
            KillArm arm, KillServers servers, Path folder, Effort effort, long seed, Consumer<KillResult> known)
            throws IOException, ChildFailedException, InterruptedException {
        servers.revive();
        if (!(arm.victim() instanceof Victim.Server server) || server.durable()) {
            return subjects(arm, servers, folder, effort, seed, known);
        }
        try (var unused = servers.haveHastyCommits()) {
            return subjects(arm, servers, folder, effort, seed, known);
        }
    }

    private static KillResult subjects(
            KillArm arm, KillServers servers, Path folder, Effort effort, long seed, Consumer<KillResult> known)
            throws IOException, ChildFailedException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        KillResult result = KillResult.none(arm, Way.named(arm.way()).promises(arm.settings()));
        for (int number = 1; result.isToGoOn(effort); number++) {
            try (KillRun run = new KillRun(arm, servers, folder.resolve("subject-" + number), random)) {
                result = run.add(result, effort, known);
            }
        }
        return result;
    }

    /** Adds to what earlier subjects have come to. */
    private KillResult add(KillResult before, Effort effort, Consumer<KillResult> known)
            throws IOException, ChildFailedException, InterruptedException {
        List<Kill.Settled> settled = new ArrayList<>();
        KillResult all = before;
        while (settled.size() < MOST_KILLS && all.isToGoOn(effort)) {
            List<Kill> open = new ArrayList<>();
            for (int i = all.next(effort); i > 0; i--) {
                open.add(cycle(all.kills().size() + open.size() + 1));
            }
            settled.addAll(settle(open));
            KillResult own = new KillResult(
                    arm,
                    before.promise(),
                    settled,
                    Account.of(users.logins(0, users.nextId()), servers.grants()),
                    servers.service().snapshot().outOfRange());
            all = before.and(own);
            known.accept(all);
        }
        return all;
    }

    private Kill cycle(int number) throws IOException, ChildFailedException, InterruptedException {
        long firstId = users.nextId();
        killer.standBy();
        users.logIn(LOGINS_BEFORE);
        Users.Visit visit = users.begin();
        Killer.Blow blow;
        long restartMillis;
        try {
            blow = killer.strike();
            if (killer.replace()) {
                driver.close();
                driver = subjects.connect(CONNECTIONS, users);
                users.ask(driver);
            }
            restartMillis = (System.nanoTime() - blow.nanos()) / 1_000_000;
        } catch (IOException | ChildFailedException | InterruptedException | RuntimeException e) {
            // Whoever is not answered yet would wait for ever.
            driver.close();
            visit.end();
            throw e;
        }
        visit.end();
        users.logIn(LOGINS_AFTER);
        return new Kill(number, blow.inWindow(), blow.nanos(), restartMillis, firstId, users.nextId());
    }

    /** Waits until everything has come to rest, and compares the books. The last kill answers for points that belong to no login. */
    private List<Kill.Settled> settle(List<Kill> kills) throws IOException, ChildFailedException, InterruptedException {
        if (!subjects.drain(() -> servers.service().snapshot().inFlight())) {
            throw new ChildFailedException(way.name() + " does not come to rest after a kill: " + subjects.backlog()
                    + " logins are left in its processes, and "
                    + servers.service().snapshot().inFlight() + " calls at the service");
        }
        List<Grant> grants = servers.grants();
        Set<Long> committed = subjects.committed();
        List<Kill.Settled> settled = new ArrayList<>();
        Kill last = kills.getLast();
        for (Kill kill : kills) {
            long end = kill.equals(last) ? Long.MAX_VALUE : kill.endId();
            List<Grant> own = grants.stream()
                    .filter(grant -> grant.id() >= kill.firstId() && grant.id() < end)
                    .toList();
            settled.add(kill.settle(users.logins(kill.firstId(), kill.endId()), own, committed));
        }
        return settled;
    }

    @Override
    public void close() {
        driver.close();
        subjects.close();
    }
}
