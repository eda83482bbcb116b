package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Login;
import slowcall.integrations.parts.Database;
import slowcall.integrations.subject.Driver;
import slowcall.integrations.subject.Subjects;
import slowcall.integrations.subject.Users;
import slowcall.jvm.ChildFailedException;
import slowcall.plan.Outage;
import slowcall.service.WireMockService;

/**
 * Logins while the service fails in every way that it can, one after another.
 *
 * @param way how they are carried out
 * @param logins in each of them
 */
public record LoginsDuring(String way, int logins) implements Observation<Map<Fault, LoginsDuring.Success>> {
    /** How long a user waits for his login; who hears nothing until then has not got in. */
    private static final long PATIENCE_MILLIS = 1000;

    /** A partner that hangs does so for longer, and then answers. */
    private static final long HANG_MILLIS = 2 * PATIENCE_MILLIS;

    /** An outage has to be known of before it begins. */
    private static final long AHEAD_MILLIS = 200;

    /** So many are at it at once: in the time that a hanging partner takes, each logs in once. */
    private static final int USERS = 20;

    private static final int CONNECTIONS = 2;
    private static final int DELAY_MILLIS = 5;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * What came of them.
     *
     * @param asked logins
     * @param succeeded those that were acknowledged in time
     */
    public record Success(int asked, int succeeded) {
        /** In percent. */
        public double percent() {
            return 100.0 * succeeded / asked;
        }
    }

    @Override
    public String description() {
        return "logging in through " + way + " while the service fails";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(8);
    }

    @Override
    public Map<Fault, Success> make(Workshop workshop) throws Exception {
        try (Subjects subjects = workshop.subject(way, Map.of())) {
            WireMockService service = workshop.servers(Set.of(Database.NAME)).service();
            Users users = new Users(USERS, DELAY_MILLIS, 0);
            try (Driver driver = subjects.connect(CONNECTIONS, users)) {
                users.ask(driver);
                Map<Fault, Success> successes = new EnumMap<>(Fault.class);
                for (Fault fault : Fault.values()) {
                    successes.put(fault, during(fault, users, service));
                    // Also what was left to other threads: the next fault begins with nothing under way.
                    if (!subjects.drain(() -> service.snapshot().inFlight())) {
                        throw new ChildFailedException(way + " does not come to rest after a service that " + fault);
                    }
                    service.reset();
                }
                return successes;
            }
        }
    }

    private Success during(Fault fault, Users users, WireMockService service)
            throws ChildFailedException, InterruptedException {
        long first = users.nextId();
        switch (fault) {
            case REFUSES -> order(service, Outage.Mode.FAIL, 60 * 1000L);
            case RESETS -> service.loseAnswers(1, 1);
            case HANGS -> order(service, Outage.Mode.HANG, HANG_MILLIS);
        }
        users.logIn(fault == Fault.HANGS ? USERS : logins);
        List<Login> told = users.logins(first, users.nextId());
        return new Success(
                told.size(),
                Math.toIntExact(told.stream().filter(LoginsDuring::inTime).count()));
    }

    private static void order(WireMockService service, Outage.Mode mode, long millis)
            throws ChildFailedException, InterruptedException {
        long from = service.nanoTime() + AHEAD_MILLIS * NANOS_PER_MILLI;
        service.order(mode, from, from + millis * NANOS_PER_MILLI);
        Thread.sleep(AHEAD_MILLIS);
    }

    private static boolean inTime(Login login) {
        return login.answer() == Answer.ACKNOWLEDGED
                && login.answeredNanos() - login.sentNanos() <= PATIENCE_MILLIS * NANOS_PER_MILLI;
    }
}
