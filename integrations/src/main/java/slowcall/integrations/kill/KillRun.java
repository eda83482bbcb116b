package slowcall.integrations.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import slowcall.integrations.ledger.Account;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Driver;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.Subject;
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
    private static final List<String> FLAGS = List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djdk.httpclient.keepalive.timeout=1200");

    private static final int USERS = 4;
    private static final int DELAY_MILLIS = 5;
    private static final int LOGINS_BEFORE = 20;
    private static final int LOGINS_AFTER = 20;
    private static final int CONNECTIONS = 2;
    private static final int MOST_PASSES = 4;
    private static final int MOST_MILLIS_BEFORE_A_KILL = 200;
    private static final int KILLS_BETWEEN_BOOKS = 25;

    /** Where kills meet nothing, so many times as many as are wanted are tried. */
    private static final int TRIES = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How long the answer to the login in the window may take, if its user is to get one: then there is more to lose. */
    private static final long ANSWER_MILLIS = 100;

    private final KillArm arm;
    private final Way way;
    private final KillServers servers;
    private final SplittableRandom random;
    private final Users users = new Users(USERS, DELAY_MILLIS, 0);
    private final Subjects subjects;
    private Driver driver;

    private KillRun(KillArm arm, KillServers servers, Path folder, long seed)
            throws IOException, ChildFailedException, InterruptedException {
        this.arm = arm;
        this.way = Way.named(arm.way());
        this.servers = servers;
        this.random = new SplittableRandom(seed);
        servers.service().reset();
        this.subjects = Subjects.start(
                way,
                arm.settings(),
                servers.service().points(),
                servers.addresses(way.needs()),
                folder,
                FLAGS);
        try {
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
        try (KillRun run = new KillRun(arm, servers, folder, seed)) {
            return run.run(kills);
        }
    }

    private KillResult run(int wanted) throws IOException, ChildFailedException, InterruptedException {
        List<Kill.Settled> settled = new ArrayList<>();
        int counting = 0;
        while (counting < wanted && settled.size() < TRIES * wanted) {
            List<Kill> open = new ArrayList<>();
            int batch = Math.min(KILLS_BETWEEN_BOOKS, wanted - counting);
            for (int i = 0; i < batch; i++) {
                open.add(cycle(settled.size() + open.size() + 1));
            }
            for (Kill.Settled kill : settle(open)) {
                settled.add(kill);
                counting += kill.counts() ? 1 : 0;
            }
        }
        return new KillResult(
                arm,
                way.promises(arm.settings()),
                settled,
                Account.of(users.logins(0, users.nextId()), grants()),
                servers.service().snapshot().outOfRange());
    }

    private Kill cycle(int number) throws IOException, ChildFailedException, InterruptedException {
        long firstId = users.nextId();
        standBy();
        users.logIn(LOGINS_BEFORE);
        Users.Visit visit = users.begin();
        Blow blow = strike();
        replace();
        long restartMillis = (System.nanoTime() - blow.nanos()) / 1_000_000;
        visit.end();
        users.logIn(LOGINS_AFTER);
        return new Kill(number, blow.inWindow(), blow.nanos(), restartMillis, firstId, users.nextId());
    }

    private void standBy() throws IOException, ChildFailedException {
        switch (arm.victim()) {
            case Victim.AtFailpoint at -> subjects.standBy(at.role());
            case Victim.AtAnyTime at -> subjects.standBy(at.role());
            case Victim.Server server -> {
                // A server is started again where it was: there is only one of it.
            }
        }
    }

    /**
     * A kill that has been.
     *
     * @param nanos just before the signal: what its victim leaves unanswered is known to be so only after that
     */
    private record Blow(OptionalLong inWindow, long nanos) {}

    /** Kills, and returns when the victim is gone. */
    private Blow strike() throws IOException, ChildFailedException, InterruptedException {
        return switch (arm.victim()) {
            case Victim.AtFailpoint at -> strike(subjects.working(at.role()), at.point());
            case Victim.AtAnyTime at -> {
                long nanos = waitForAnyTime();
                subjects.working(at.role()).kill();
                yield new Blow(OptionalLong.empty(), nanos);
            }
            case Victim.Server server -> {
                long nanos = waitForAnyTime();
                servers.part(server.part()).kill();
                yield new Blow(OptionalLong.empty(), nanos);
            }
        };
    }

    private long waitForAnyTime() throws InterruptedException {
        Thread.sleep(random.nextInt(MOST_MILLIS_BEFORE_A_KILL));
        return System.nanoTime();
    }

    private Blow strike(Subject victim, Failpoint point) throws ChildFailedException, InterruptedException {
        victim.arm(point, random.nextInt(MOST_PASSES));
        long id = victim.awaitArrival(point, PATIENCE);
        long until = System.nanoTime() + ANSWER_MILLIS * 1_000_000;
        while (users.answer(id) == null && System.nanoTime() < until) {
            Thread.sleep(1);
        }
        long nanos = System.nanoTime();
        victim.kill();
        return new Blow(OptionalLong.of(id), nanos);
    }

    private void replace() throws IOException, ChildFailedException, InterruptedException {
        switch (arm.victim()) {
            case Victim.AtFailpoint at -> replace(at.role());
            case Victim.AtAnyTime at -> replace(at.role());
            case Victim.Server server -> servers.part(server.part()).restart();
        }
    }

    private void replace(Role role) throws IOException, ChildFailedException, InterruptedException {
        subjects.replace(role);
        if (role == Role.FRONT) {
            driver.close();
            driver = subjects.connect(CONNECTIONS, users);
            users.ask(driver);
        }
    }

    private List<Grant> grants() throws ChildFailedException, InterruptedException {
        return Grant.all(servers.service().ledger());
    }

    /** Waits until everything has come to rest, and compares the books. The last kill answers for points that belong to no login. */
    private List<Kill.Settled> settle(List<Kill> kills)
            throws IOException, ChildFailedException, InterruptedException {
        if (!subjects.drain(() -> servers.service().snapshot().inFlight())) {
            throw new ChildFailedException(way.name() + " does not come to rest after a kill");
        }
        List<Grant> grants = grants();
        Set<Long> committed = subjects.committed();
        List<Kill.Settled> settled = new ArrayList<>();
        long last = kills.getLast().firstId();
        for (Kill kill : kills) {
            long end = kill.firstId() == last ? Long.MAX_VALUE : kill.endId();
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
