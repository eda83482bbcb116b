package slowcall.integrations.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.subject.Role;
import slowcall.integrations.subject.Subject;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Users;
import slowcall.jvm.ChildFailedException;

/** Kills one victim, and has another process take its place. */
final class Killer {
    private static final int MOST_PASSES = 4;
    private static final int MOST_MILLIS_BEFORE_A_KILL = 200;
    private static final int LOOK_MILLIS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How long the answer to the login in the window may take, if its user is to get one: then there is more to lose. */
    private static final long ANSWER_MILLIS = 100;

    private final Victim victim;
    private final Subjects subjects;
    private final KillServers servers;
    private final Users users;
    private final SplittableRandom random;

    /**
     * @param users who log in meanwhile
     * @param random decides the moments, as far as they are not the processes' own
     */
    Killer(Victim victim, Subjects subjects, KillServers servers, Users users, SplittableRandom random) {
        this.victim = victim;
        this.subjects = subjects;
        this.servers = servers;
        this.users = users;
        this.random = random;
    }

    /**
     * A kill that has been.
     *
     * @param inWindow the login that the killed thread worked for, where it is known
     * @param nanos just before the signal: what its victim leaves unanswered is known to be so only after that
     */
    record Blow(OptionalLong inWindow, long nanos) {}

    /** Has somebody ready who takes the victim's place; a server is started again where it was, there is only one of it. */
    void standBy() throws IOException, ChildFailedException {
        switch (victim) {
            case Victim.AtFailpoint at -> subjects.standBy(at.role());
            case Victim.AtAnyTime at -> subjects.standBy(at.role());
            case Victim.Server server -> {}
        }
    }

    /** Kills, and returns when the victim is gone. */
    Blow strike() throws IOException, ChildFailedException, InterruptedException {
        return switch (victim) {
            case Victim.AtFailpoint at -> strike(subjects.working(at.role()), at.point());
            case Victim.AtAnyTime at -> {
                awaitWork();
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

    /**
     * Until calls come again. Who has just taken another's place first has to be let in, by a broker for instance, which lasts: killed
     * before that again and again it would do nothing that could be lost or repeated.
     */
    private void awaitWork() throws ChildFailedException, InterruptedException {
        awaitMore(() -> servers.service().snapshot().received(), PATIENCE);
    }

    /** How many calls there have been. */
    @FunctionalInterface
    interface Calls {
        long count() throws ChildFailedException, InterruptedException;
    }

    /**
     * Until there are more calls than now.
     *
     * @throws ChildFailedException if there are none for so long: a kill would prove nothing
     */
    static void awaitMore(Calls calls, Duration patience) throws ChildFailedException, InterruptedException {
        long before = calls.count();
        long until = System.nanoTime() + patience.toNanos();
        while (calls.count() == before) {
            if (System.nanoTime() - until > 0) {
                throw new ChildFailedException("no call has come to the service for " + patience.toSeconds() + " s");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private long waitForAnyTime() throws InterruptedException {
        Thread.sleep(random.nextInt(MOST_MILLIS_BEFORE_A_KILL));
        return System.nanoTime();
    }

    private Blow strike(Subject working, Failpoint point) throws ChildFailedException, InterruptedException {
        working.arm(point, random.nextInt(MOST_PASSES));
        long id = working.awaitArrival(point, PATIENCE);
        long until = System.nanoTime() + ANSWER_MILLIS * 1_000_000;
        while (users.answer(id) == null && System.nanoTime() < until) {
            Thread.sleep(1);
        }
        long nanos = System.nanoTime();
        working.kill();
        return new Blow(OptionalLong.of(id), nanos);
    }

    /**
     * Puts another in its place, and waits until it works.
     *
     * @return whether it takes logins, so that who asks for them has to ask it
     */
    boolean replace() throws IOException, ChildFailedException, InterruptedException {
        return switch (victim) {
            case Victim.AtFailpoint at -> replace(at.role());
            case Victim.AtAnyTime at -> replace(at.role());
            case Victim.Server server -> {
                servers.part(server.part()).restart();
                yield false;
            }
        };
    }

    private boolean replace(Role role) throws IOException, ChildFailedException, InterruptedException {
        subjects.replace(role);
        return role == Role.FRONT;
    }
}
